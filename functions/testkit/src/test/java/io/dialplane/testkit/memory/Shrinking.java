package io.dialplane.testkit.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Finds a short history that still fails: drops stretches of operations, long ones first, for as
/// long as one can be dropped.
final class Shrinking {

  private Shrinking() {}

  static <T> List<T> shortest(List<T> failing, Predicate<List<T>> fails) {
    List<T> shortest = failing;
    int length = failing.size() / 2;
    while (length > 0) {
      List<T> shorter = dropped(shortest, length, fails);
      length = length == 1 && shorter.size() < shortest.size() ? 1 : length / 2;
      shortest = shorter;
    }
    return shortest;
  }

  private static <T> List<T> dropped(List<T> failing, int length, Predicate<List<T>> fails) {
    List<T> shortest = failing;
    int from = 0;
    while (from < shortest.size()) {
      List<T> shorter = new ArrayList<>(shortest);
      shorter.subList(from, Math.min(from + length, shorter.size())).clear();
      if (fails.test(shorter)) {
        shortest = shorter;
      } else {
        from += length;
      }
    }
    return shortest;
  }
}
