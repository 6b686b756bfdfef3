package io.dialplane.testkit.memory;

import io.dialplane.testkit.memory.expression.Values;
import java.util.ArrayList;
import java.util.List;

/// Where a row stands in its table or index: the values of its keys, those of the index first. A
/// bound stands on one side of everything that begins with its values.
record Position(List<String> values, Side side) implements Comparable<Position> {

  enum Side {
    BEFORE,
    AT,
    AFTER
  }

  static Position at(List<String> values) {
    return new Position(List.copyOf(values), Side.AT);
  }

  static Position before(String... values) {
    return new Position(List.of(values), Side.BEFORE);
  }

  static Position after(String... values) {
    return new Position(List.of(values), Side.AFTER);
  }

  Position then(Position next) {
    List<String> all = new ArrayList<>(values);
    all.addAll(next.values);
    return at(all);
  }

  @Override
  public int compareTo(Position other) {
    int shared = Math.min(values.size(), other.values.size());
    for (int at = 0; at < shared; at++) {
      int order = Values.compare(values.get(at), other.values.get(at));
      if (order != 0) {
        return order;
      }
    }
    if (values.size() == other.values.size()) {
      return side.compareTo(other.side);
    }
    // The shorter one is the bound.
    return values.size() < other.values.size()
        ? side == Side.AFTER ? 1 : -1
        : other.side == Side.AFTER ? -1 : 1;
  }
}
