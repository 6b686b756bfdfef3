package io.dialplane.testkit.memory;

import io.dialplane.testkit.ItemSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items in the order of their positions.
final class Rows {
  private static final int PAGE_BYTES = 1024 * 1024;

  private final NavigableMap<Position, Map<String, AttributeValue>> rows = new TreeMap<>();

  /// A stretch of rows, both ends included, and in which direction to walk it.
  record Stretch(@Nullable Position from, @Nullable Position to, boolean forward) {}

  /// What one call answers with; `more` says that it stopped before the end was seen.
  record Page(List<Map<String, AttributeValue>> items, boolean more) {}

  @Nullable Map<String, AttributeValue> get(Position position) {
    return rows.get(position);
  }

  void put(Position position, Map<String, AttributeValue> item) {
    rows.put(position, item);
  }

  void remove(Position position) {
    rows.remove(position);
  }

  List<Map<String, AttributeValue>> all() {
    return List.copyOf(rows.values());
  }

  /// At most `limit` items of a stretch, going on after `start`, and none after a megabyte is full.
  Page page(Stretch stretch, @Nullable Position start, int limit) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    int bytes = 0;
    for (Map<String, AttributeValue> item : walk(stretch, start).values()) {
      if (bytes > PAGE_BYTES) {
        return new Page(items, true);
      }
      items.add(item);
      bytes += ItemSize.of(item);
      if (items.size() == limit) {
        return new Page(items, true);
      }
    }
    return new Page(items, false);
  }

  private NavigableMap<Position, Map<String, AttributeValue>> walk(
      Stretch stretch, @Nullable Position start) {
    NavigableMap<Position, Map<String, AttributeValue>> walked = rows;
    if (stretch.from() != null) {
      walked = walked.tailMap(stretch.from(), true);
    }
    if (stretch.to() != null) {
      walked = walked.headMap(stretch.to(), true);
    }
    if (!stretch.forward()) {
      walked = walked.descendingMap();
    }
    return start == null ? walked : walked.tailMap(start, false);
  }
}
