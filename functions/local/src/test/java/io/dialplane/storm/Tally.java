package io.dialplane.storm;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Counts what happened in storms: every mishap, of how many calls to which it could, and whatever
/// else is worth a line.
final class Tally {
  static final String STORE_CALLS = "store calls";
  static final String CARRIER_CALLS = "carrier calls";

  private final Map<Mishap, Count> mishaps = new HashMap<>();
  private final Map<String, Integer> noted = new TreeMap<>();

  /// How often something could have happened, and how often it did.
  record Count(int chances, int times) {
    static final Count NONE = new Count(0, 0);

    Count plus(Count other) {
      return new Count(chances + other.chances, times + other.times);
    }

    double share() {
      return chances == 0 ? 0 : (double) times / chances;
    }
  }

  void could(Mishap mishap, boolean did) {
    mishaps.merge(mishap, new Count(1, did ? 1 : 0), Count::plus);
  }

  void note(String what, int times) {
    noted.merge(what, times, Integer::sum);
  }

  void add(Tally other) {
    other.mishaps.forEach((mishap, count) -> mishaps.merge(mishap, count, Count::plus));
    other.noted.forEach(this::note);
  }

  Count of(Mishap mishap) {
    return mishaps.getOrDefault(mishap, Count.NONE);
  }

  /// All of those together.
  Count of(Predicate<Mishap> which) {
    return mishaps.entrySet().stream()
        .filter(each -> which.test(each.getKey()))
        .map(Map.Entry::getValue)
        .reduce(Count.NONE, Count::plus);
  }

  int noted(String what) {
    return noted.getOrDefault(what, 0);
  }

  /// How many of these calls went wrong, in whatever way.
  double share(Collection<? extends Mishap> faults, String calls) {
    int times = faults.stream().mapToInt(fault -> of(fault).times()).sum();
    return (double) times / Math.max(1, noted(calls));
  }

  /// The steps at which somebody could die.
  List<String> steps() {
    return mishaps.keySet().stream()
        .flatMap(each -> each instanceof Death death ? List.of(death.step()).stream() : null)
        .distinct()
        .sorted()
        .toList();
  }

  /// A table: what happened, of how many calls, in percent, and the percent that were meant.
  @Override
  public String toString() {
    StringBuilder table = new StringBuilder();
    for (Class<?> kind : Mishap.class.getPermittedSubclasses()) {
      Map<String, String> lines = new TreeMap<>();
      mishaps.forEach(
          (mishap, count) -> {
            if (kind.isInstance(mishap)) {
              lines.put(mishap.label(), line(mishap, count));
            }
          });
      if (!lines.isEmpty()) {
        table.append(
            "%n%-58s %8s %7s %6s %6s%n"
                .formatted(kind.getSimpleName(), "of", "times", "%", "meant"));
        lines.values().forEach(table::append);
      }
    }
    table.append("%n".formatted());
    noted.forEach((what, times) -> table.append("%-58s %16d%n".formatted(what, times)));
    return table.toString();
  }

  private static String line(Mishap mishap, Count count) {
    return "  %-56s %8d %7d %6.2f %6.2f%n"
        .formatted(
            mishap.label(),
            count.chances(),
            count.times(),
            100 * count.share(),
            100 * mishap.weight());
  }
}
