package io.dialplane.storm;

import io.dialplane.testkit.memory.Journal;
import io.dialplane.testkit.memory.MemoryDynamoDb;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Holds everything that was told against everything that happened to the tables: each change that
/// is to be told is told once, by the write that makes it, and nothing else is told.
final class Derived {
  /// What a new version of a number changes; the rest is between us and the carrier.
  private static final List<String> OWNERS =
      List.of("agentId", "deletionProtection", "renewsAt", "graceEndsAt", "missingSince");

  private final List<Journal.Entry> journal;
  private final List<Item> events;
  private final Map<String, Item> purchases = new HashMap<>();
  private final Map<Notice, Integer> owing = new HashMap<>();
  private final Looks looks;
  private final List<String> wrongs = new ArrayList<>();

  Derived(List<Journal.Entry> journal, List<Item> events, List<Diary.Run> runs) {
    this.journal = journal;
    this.events = events;
    this.looks = new Looks(runs);
  }

  /// Of a storm that has cleared.
  static Derived of(Sky sky) {
    MemoryDynamoDb store = sky.store();
    return new Derived(store.journal(), events(store), sky.diary().looks());
  }

  /// The outbox, and what its time to live has taken of it.
  static List<Item> events(MemoryDynamoDb store) {
    List<Item> events = new ArrayList<>();
    store.items("EventsTable").forEach(event -> events.add(new Item(event)));
    for (Journal.Entry entry : store.journal()) {
      for (Journal.Turn turn : entry.turns()) {
        if (entry.byTtl() && turn.table().equals("EventsTable")) {
          events.add(new Item(turn.before()));
        }
      }
    }
    return events;
  }

  List<String> wrongs() {
    journal.forEach(this::happens);
    Map<Looks.Topic, Notice> daily = new HashMap<>();
    for (Item event : events) {
      Notice notice = Notice.of(event);
      if (!isDaily(event)) {
        owing.merge(notice, -1, Integer::sum);
      } else if (daily.put(Looks.Topic.of(notice, day(event)), notice) != null) {
        wrongs.add("told twice a day: " + notice);
      }
    }
    owing.forEach(this::paid);
    daily(daily);
    return wrongs;
  }

  private void happens(Journal.Entry entry) {
    List<Notice> told = new ArrayList<>();
    for (Journal.Turn turn : entry.turns()) {
      Item is = new Item(turn.after());
      if (turn.table().equals("RequestsTable") && is.has("purchaseStatus")) {
        purchases.put(is.text("requestId"), is);
      }
      if (turn.table().equals("EventsTable") && is.isThere()) {
        told.add(Notice.of(is));
      }
    }
    for (Journal.Turn turn : entry.turns()) {
      Turning turning = new Turning(entry, turn, purchases);
      version(turning);
      Implied.of(turning)
          .forEach(
              notice -> {
                owing.merge(notice, 1, Integer::sum);
                // Of what TTL does, its stream tells later.
                if (!entry.byTtl() && !told.remove(notice)) {
                  wrongs.add("not told by the write that did it: " + notice);
                }
              });
    }
  }

  private void paid(Notice notice, int left) {
    if (left > 0) {
      wrongs.add("not told: %s, %d times".formatted(notice, left));
    } else if (left < 0) {
      wrongs.add("told and not so: %s, %d times".formatted(notice, -left));
    }
  }

  /// Told at the first moment of a day, which is when it is told for.
  static boolean isDaily(Item event) {
    String type = event.text("type");
    LocalTime time = LocalTime.ofInstant(at(event), ZoneOffset.UTC);
    return type.equals("wallet.low")
        || (type.equals("number.past_due") && time.equals(LocalTime.MIDNIGHT));
  }

  private static Instant at(Item event) {
    return Instant.ofEpochMilli(event.number("createdAt"));
  }

  static LocalDate day(Item event) {
    return LocalDate.ofInstant(at(event), ZoneOffset.UTC);
  }

  private void daily(Map<Looks.Topic, Notice> told) {
    Map<Looks.Topic, Notice> due = looks.told(journal);
    wrongs.addAll(looks.wrongs());
    due.forEach(
        (topic, notice) -> {
          if (!notice.equals(told.get(topic))) {
            wrongs.add("not told on %s: %s".formatted(topic.day(), notice));
          }
        });
    told.forEach(
        (topic, notice) -> {
          if (!notice.equals(due.get(topic))) {
            wrongs.add("told on %s and not so: %s".formatted(topic.day(), notice));
          }
        });
  }

  /// The versions of a number's id are a count without a gap of what its owner sees of it.
  private void version(Turning turning) {
    Item was = turning.was();
    Item is = turning.is();
    if (!is.is("owned") && !is.is("releasing")) {
      return;
    }
    boolean same = was.text("id").equals(is.text("id")) && was.has("version");
    boolean unchanged =
        same
            && was.is(is.text("state"))
            && OWNERS.stream().allMatch(name -> Objects.equals(was.field(name), is.field(name)));
    long next = same ? was.number("version") + (unchanged ? 0 : 1) : 1;
    if (is.number("version") != next) {
      wrongs.add("a version out of order, %s before and after: %s, %s".formatted(next, was, is));
    }
  }
}
