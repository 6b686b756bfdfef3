package io.dialplane.storm;

import io.dialplane.testkit.memory.Journal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What settle must have told when it looked a week ahead, once a day: whose wallet will not cover
/// what falls due, and which protected numbers are unpaid for longer than their grace. From the
/// duty, which says when somebody looked and whether that came to its end, and from what numbers
/// and wallets were meanwhile: what nobody touched during the look is told exactly, and what was
/// touched as it was at some moment of it.
final class Looks {
  private static final Duration AHEAD = Duration.ofDays(7);

  /// Functions' clocks differ by less.
  private static final Duration SKEW = Duration.ofSeconds(3);

  /// Whoever has looked for so long has died.
  private static final Duration LEASE = Duration.ofMinutes(5);

  /// A number that changes during a look is met in each of its lists, once, or in none.
  private static final int LISTS = 3;

  /// What each was since the look began, or is since it ended.
  private final Map<String, List<Item>> numbers = new TreeMap<>();
  private final Map<String, List<Item>> wallets = new TreeMap<>();
  private final List<Due> due = new ArrayList<>();
  private @Nullable Instant began;

  /// What a look tells on one of these days, if it does, and whether it has to; it is told once a
  /// day, so an earlier look of that day may have told of the same in another form.
  record Due(Set<LocalDate> days, boolean must, Notice about, Predicate<Notice> is) {

    boolean isAbout(Notice told) {
      return told.isOf(about);
    }
  }

  /// Everything, when all has been seen.
  List<Due> due() {
    end(Instant.MAX, false);
    return due;
  }

  void sees(Journal.Entry entry, Journal.Turn turn) {
    if (began != null && began.plus(LEASE).isBefore(entry.at())) {
      end(began.plus(LEASE), false);
    }
    Item was = new Item(turn.before());
    Item is = new Item(turn.after());
    switch (turn.table()) {
      case "NumbersTable" -> becomes(numbers, (is.isThere() ? is : was).text("e164"), is);
      case "WalletsTable" -> becomes(wallets, is.text("tenant"), is);
      case "DutiesTable" -> {
        if (is.text("duty").equals("wallets")) {
          boolean done = !is.text("doneOn").equals(was.text("doneOn"));
          end(entry.at(), done);
          began = done ? null : entry.at();
        }
      }
      default -> {}
    }
  }

  private void becomes(Map<String, List<Item>> all, String key, Item is) {
    List<Item> states = all.computeIfAbsent(key, _ -> new ArrayList<>());
    if (began == null) {
      states.clear();
    }
    states.add(is);
  }

  private void end(Instant at, boolean done) {
    if (began == null) {
      return;
    }
    Instant last = at.isBefore(began.plus(LEASE)) ? at : began.plus(LEASE);
    Span span = new Span(began.minus(SKEW), last.plus(SKEW), done);
    numbers.values().forEach(states -> remind(span, states));
    wallets.forEach((tenant, states) -> warn(span, tenant, states));
    began = null;
    numbers.values().forEach(Looks::forget);
    wallets.values().forEach(Looks::forget);
  }

  private static void forget(List<Item> states) {
    states.subList(0, states.size() - 1).clear();
  }

  /// From when to when somebody looked, and whether to the end.
  private record Span(Instant from, Instant to, boolean done) {

    Set<LocalDate> days() {
      return new TreeSet<>(List.of(day(from), day(to)));
    }

    private static LocalDate day(Instant at) {
      return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
  }

  private void remind(Span span, List<Item> states) {
    for (Item number : states) {
      if (isUnpaid(number, span.to())) {
        boolean must = span.done() && states.size() == 1 && isUnpaid(number, span.from());
        Notice such = Implied.pastDue(number);
        due.add(new Due(span.days(), must, such, such::equals));
      }
    }
  }

  private static boolean isUnpaid(Item number, Instant now) {
    return isDue(number, now)
        && number.has("graceEndsAt")
        && number.number("graceEndsAt") <= now.toEpochMilli()
        && number.flag("deletionProtection");
  }

  private static boolean isDue(Item number, Instant now) {
    return number.is("owned")
        && number.has("renewsAt")
        && !number.has("missingSince")
        && number.number("renewsAt") <= now.plus(AHEAD).toEpochMilli();
  }

  private void warn(Span span, String tenant, List<Item> states) {
    long least = 0;
    long most = 0;
    for (List<Item> number : numbers.values()) {
      if (number.size() == 1 && isDueFor(tenant, number.getFirst(), span.from())) {
        least += number.getFirst().number("monthlyMicros");
        most += number.getFirst().number("monthlyMicros");
      } else if (number.stream().anyMatch(state -> isDueFor(tenant, state, span.to()))) {
        most += LISTS * number.stream().mapToLong(n -> n.number("monthlyMicros")).max().orElse(0);
      }
    }
    long richest = states.stream().mapToLong(Looks::available).max().orElse(0);
    long poorest = states.stream().mapToLong(Looks::available).min().orElse(0);
    if (most > poorest) {
      boolean must = span.done() && least > richest;
      Bounds bounds = new Bounds(tenant, List.copyOf(states), least, most);
      due.add(new Due(span.days(), must, low(states.getFirst()), bounds::allow));
    }
  }

  private static boolean isDueFor(String tenant, Item number, Instant now) {
    return number.text("tenant").equals(tenant) && isDue(number, now);
  }

  private static long available(Item wallet) {
    return wallet.number("available");
  }

  private static Notice low(Item wallet) {
    return Notice.of(wallet, "wallet").as("wallet.low");
  }

  /// What a tenant's wallet was, and between which amounts what falls due was: mostly the same.
  private record Bounds(String tenant, List<Item> wallets, long least, long most) {

    boolean allow(Notice notice) {
      return wallets.stream().anyMatch(wallet -> allow(notice, wallet));
    }

    private boolean allow(Notice notice, Item wallet) {
      long owed = notice.micros("dueUsd");
      Notice such = low(wallet).dollars("availableUsd", available(wallet)).dollars("dueUsd", owed);
      return notice.equals(such)
          && tenant.equals(notice.tenant())
          && least <= owed
          && owed <= most
          && owed > available(wallet);
    }
  }
}
