package io.dialplane.storm;

import io.dialplane.testkit.memory.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Holds every tenant's list of holds against the numbers, after each write: an open hold is in the
/// list with its id and its end. When a storm has cleared, all holds are long over.
final class HoldLists {
  /// Functions' clocks differ by less.
  private static final Duration SKEW = Duration.ofSeconds(3);

  private final Map<String, Item> numbers = new HashMap<>();
  private final Map<String, Item> lists = new HashMap<>();
  private final List<String> wrongs = new ArrayList<>();

  List<String> wrongs(List<Journal.Entry> journal) {
    journal.forEach(this::happens);
    return wrongs;
  }

  private void happens(Journal.Entry entry) {
    Set<String> touched = new TreeSet<>();
    for (Journal.Turn turn : entry.turns()) {
      Item was = new Item(turn.before());
      Item is = new Item(turn.after());
      switch (turn.table()) {
        case "NumbersTable" -> {
          String e164 = (is.isThere() ? is : was).text("e164");
          numbers.put(e164, is);
          touched.add(e164);
        }
        case "HoldsTable" -> {
          lists.put(is.text("tenant"), is);
          touched.addAll(held(was).keySet());
        }
        default -> {}
      }
    }
    touched.forEach(e164 -> check(entry, e164));
  }

  private void check(Journal.Entry entry, String e164) {
    Item number = numbers.getOrDefault(e164, new Item(Map.of()));
    long endsAt = number.number("expiresAt");
    if (number.is("reserved") && endsAt > entry.at().plus(SKEW).getEpochSecond()) {
      Item list = lists.getOrDefault(number.text("tenant"), new Item(Map.of()));
      AttributeValue listed = AttributeValue.fromS(number.text("id") + " " + endsAt);
      if (!listed.equals(held(list).get(e164))) {
        wrongs.add("%s held and not in the list: %s".formatted(entry.at(), number));
      }
    }
  }

  private static Map<String, AttributeValue> held(Item list) {
    AttributeValue held = list.field("held");
    return held == null ? Map.of() : held.m();
  }
}
