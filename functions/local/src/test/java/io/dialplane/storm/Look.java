package io.dialplane.storm;

import io.dialplane.storm.Diary.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// One look of settle's a week ahead, gone through again by what it has read: three lists of what
/// is due, each to its last page, each number of them by itself and up to date, then the wallet of
/// everybody who owes. Whatever the numbers and wallets that came back imply it must tell before it
/// goes on, as they were; it may stop only where a call failed or its time was over.
final class Look {
  private static final Duration AHEAD = Duration.ofDays(7);

  /// What a run of settle has, but for what it leaves to write what it was about to: it adds what
  /// is truly left to its own clock.
  private static final Duration TIME = Duration.ofSeconds(240 - 4);

  private static final int LISTS = 3;

  private final Diary.Run run;
  private final List<Told> told = new ArrayList<>();
  private final Set<String> read = new HashSet<>();
  private final List<String> wrongs = new ArrayList<>();
  private final Map<String, Long> owed = new LinkedHashMap<>();
  private final LocalDate today;
  private final Call taken;
  private Instant now;
  private boolean done;
  private int next;

  /// Something that it told, or tried to: the event, and the call.
  record Told(Notice notice, LocalDate day, Call call) {}

  /// It stopped before it was done.
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped(@Nullable String wrong) {
      super(wrong, null, false, false);
    }
  }

  Look(Diary.Run run) {
    this.run = run;
    // The answer to its taking of the duty may be lost, and asked for again.
    while (next < run.calls().size() && Diary.isOfDuty(run.calls().get(next).request())) {
      next++;
    }
    this.taken = run.calls().get(next - 1);
    this.now = taken.at();
    this.today = day(now);
    try {
      if (isTaken()) {
        follow();
      }
    } catch (Stopped stopped) {
      if (stopped.getMessage() != null) {
        wrongs.add("a look of " + run.began() + " " + stopped.getMessage());
      }
    }
  }

  List<Told> told() {
    return told;
  }

  List<String> wrongs() {
    return wrongs;
  }

  /// Whether it came to its end.
  boolean isDone() {
    return done;
  }

  /// How much the journal had when it began, and when it ended.
  int from() {
    return taken.to();
  }

  int to() {
    return run.calls().getLast().from();
  }

  /// What is due by then it must have seen.
  Instant until() {
    return taken.at().plus(AHEAD);
  }

  /// Whether it has looked at this number.
  boolean saw(String e164) {
    return read.contains(e164);
  }

  private boolean isTaken() {
    boolean written = taken.end() == Diary.End.ANSWERED && taken.putsDuty();
    return written || (next < run.calls().size() && run.calls().get(next).isPage(Map.of()));
  }

  private void follow() {
    boolean inTime = true;
    for (int list = 0; list < LISTS; list++) {
      inTime &= list();
    }
    owed.forEach(this::wallet);
    if (inTime) {
      done = expect(Call::putsDuty, "is not done").end() == Diary.End.ANSWERED;
    }
  }

  /// False where time ran out.
  private boolean list() {
    Instant until = now.plus(AHEAD);
    Map<String, AttributeValue> after = Map.of();
    do {
      if (!now.isBefore(run.began().plus(TIME))) {
        return false;
      }
      Map<String, AttributeValue> from = after;
      Call page = expect(call -> call.isPage(from), "leaves out a page");
      QueryResponse rows = (QueryResponse) answer(page);
      if (rows.hasItems() && !rows.items().isEmpty()) {
        numbers(rows.items().stream().map(row -> new Item(row).text("e164")).toList(), until);
      }
      after = rows.hasLastEvaluatedKey() ? rows.lastEvaluatedKey() : Map.of();
    } while (!after.isEmpty());
    return true;
  }

  private void numbers(List<String> rows, Instant until) {
    Map<String, Item> numbers = get("NumbersTable", "e164", rows);
    for (String e164 : rows) {
      read.add(e164);
      Item number = numbers.getOrDefault(e164, new Item(Map.of()));
      if (isDue(number, until)) {
        owed.merge(number.text("tenant"), number.number("monthlyMicros"), Long::sum);
        if (isUnpaid(number)) {
          tell(Implied.pastDue(number), day(now));
        }
      }
    }
  }

  /// Whether a number falls due by then.
  static boolean isDue(Item number, Instant until) {
    return number.is("owned")
        && number.has("renewsAt")
        && !number.has("missingSince")
        && number.number("renewsAt") <= until.toEpochMilli();
  }

  private boolean isUnpaid(Item number) {
    return number.has("graceEndsAt")
        && number.number("graceEndsAt") <= now.toEpochMilli()
        && number.flag("deletionProtection");
  }

  private void wallet(String tenant, long due) {
    Item wallet =
        get("WalletsTable", "tenant", List.of(tenant)).getOrDefault(tenant, new Item(Map.of()));
    long available = wallet.number("available");
    if (available < due) {
      Item named = new Item(Map.of("tenant", AttributeValue.fromS(tenant)));
      tell(
          Notice.of(named, "wallet")
              .as("wallet.low")
              .dollars("availableUsd", available)
              .dollars("dueUsd", due),
          today);
    }
  }

  /// Reads just these, as they are at that moment.
  private Map<String, Item> get(String table, String key, List<String> keys) {
    Call call = expect(each -> each.reads(table, key, keys), "does not read " + table + " " + keys);
    Map<String, Item> items = new HashMap<>();
    ((BatchGetItemResponse) answer(call))
        .responses()
        .getOrDefault(table, List.of())
        .forEach(item -> items.put(new Item(item).text(key), new Item(item)));
    return items;
  }

  private void tell(Notice notice, LocalDate day) {
    int from = next;
    Predicate<Call> tells =
        call -> {
          List<Item> events = Diary.puts(call.request(), "EventsTable");
          return events.size() == 1
              && Notice.of(events.getFirst()).equals(notice)
              && day(Instant.ofEpochMilli(events.getFirst().number("createdAt"))).equals(day);
        };
    try {
      expect(tells, "does not tell on " + day + ": " + notice);
    } finally {
      run.calls().subList(from, next).stream()
          .filter(tells)
          .forEach(call -> told.add(new Told(notice, day, call)));
    }
  }

  /// The next call, at whichever try it was answered.
  private Call expect(Predicate<Call> such, String otherwise) {
    boolean failed = false;
    while (next < run.calls().size()) {
      Call call = run.calls().get(next);
      if (!such.test(call)) {
        break;
      }
      next++;
      now = call.at();
      failed = call.end() == Diary.End.FAILED;
      if (!failed) {
        return call;
      }
    }
    throw new Stopped(failed ? null : otherwise);
  }

  private static Object answer(Call call) {
    @Nullable Object response = call.response();
    if (response == null) {
      throw new Stopped("is refused a read");
    }
    return response;
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
