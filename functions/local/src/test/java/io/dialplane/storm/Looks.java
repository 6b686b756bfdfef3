package io.dialplane.storm;

import io.dialplane.testkit.memory.Journal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What settle told when it looked a week ahead, once a day: whose wallet will not cover what falls
/// due, and which protected numbers are unpaid for longer than their grace. Each [Look] must tell
/// just what it has read; the first of a day that tells of something wins; and one that came to its
/// end has looked at every number that was due all the while.
final class Looks {
  private final List<Look> looks;
  private final List<String> wrongs = new ArrayList<>();

  /// What is told of something once a day: its first words count.
  record Topic(String type, String tenant, String subject, LocalDate day, String version) {

    static Topic of(Notice notice, LocalDate day) {
      String version = notice.data().getOrDefault("version", "");
      return new Topic(notice.type(), notice.tenant(), notice.subject(), day, version);
    }
  }

  Looks(List<Diary.Run> runs) {
    looks = runs.stream().map(Look::new).toList();
    looks.forEach(look -> wrongs.addAll(look.wrongs()));
  }

  List<String> wrongs() {
    return wrongs;
  }

  /// What the outbox must hold of it, in the end: what was written first, by the looks that tried
  /// to.
  Map<Topic, Notice> told(List<Journal.Entry> journal) {
    Map<Topic, Notice> told = new HashMap<>();
    Map<Topic, Integer> since = new HashMap<>();
    for (int index = 0; index < journal.size(); index++) {
      for (Journal.Turn turn : journal.get(index).turns()) {
        Item event = new Item(turn.after());
        if (turn.table().equals("EventsTable") && event.isThere() && Derived.isDaily(event)) {
          Topic topic = Topic.of(Notice.of(event), Derived.day(event));
          writes(index, topic, Notice.of(event));
          told.put(topic, Notice.of(event));
          since.put(topic, index);
        }
      }
    }
    for (Look look : looks) {
      for (Look.Told each : look.told()) {
        Topic topic = Topic.of(each.notice(), each.day());
        boolean reached = each.call().end() != Diary.End.FAILED;
        if (reached && since.getOrDefault(topic, Integer.MAX_VALUE) >= each.call().to()) {
          wrongs.add("not told on %s: %s".formatted(each.day(), each.notice()));
        }
      }
      enough(look, journal);
    }
    return told;
  }

  private void writes(int index, Topic topic, Notice notice) {
    boolean by =
        looks.stream()
            .flatMap(look -> look.told().stream())
            .filter(each -> each.call().from() <= index && index < each.call().to())
            .anyMatch(
                each -> each.notice().equals(notice) && Topic.of(notice, each.day()).equals(topic));
    if (!by) {
      wrongs.add("told on %s and not so: %s".formatted(topic.day(), notice));
    }
  }

  /// What was due before it began, and did not change until it was done.
  private void enough(Look look, List<Journal.Entry> journal) {
    if (!look.isDone()) {
      return;
    }
    Map<String, Item> due = new HashMap<>();
    for (int index = 0; index < look.to(); index++) {
      for (Journal.Turn turn : journal.get(index).turns()) {
        if (turn.table().equals("NumbersTable")) {
          Item is = new Item(turn.after());
          String e164 = (is.isThere() ? is : new Item(turn.before())).text("e164");
          due.remove(e164);
          if (index < look.from() && Look.isDue(is, look.until())) {
            due.put(e164, is);
          }
        }
      }
    }
    due.forEach(
        (e164, number) -> {
          if (!look.saw(e164)) {
            wrongs.add("a look of %s misses %s".formatted(look.until(), number));
          }
        });
  }
}
