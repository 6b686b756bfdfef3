package io.dialplane.storm;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

    @Override
    public String toString() {
      return "%7d %7d %6.2f".formatted(times, chances, 100 * share());
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
  Set<String> steps() {
    Set<String> steps = new TreeSet<>();
    for (Mishap mishap : mishaps.keySet()) {
      if (mishap instanceof Death death) {
        steps.add(death.step());
      }
    }
    return steps;
  }

  /// A table: what happened, of how many calls, in percent, and the percent that were meant; then
  /// the steps at which functions died, before and after each.
  @Override
  public String toString() {
    StringBuilder table =
        new StringBuilder("what happened, of how many, %%, %% meant%n".formatted());
    mishaps.keySet().stream()
        .filter(mishap -> !(mishap instanceof Death))
        .sorted(
            Comparator.comparing((Mishap each) -> each.getClass().getName())
                .thenComparing(Mishap::label))
        .forEach(mishap -> table.append(line(mishap)));
    table.append("died before, of how many, %%; after, of how many, %%%n".formatted());
    for (String step : steps()) {
      Count before = of(Death.before(step));
      Count after = of(Death.after(step));
      table.append("  %-56s %s %s%n".formatted(step, before, after));
    }
    noted.forEach((what, times) -> table.append("%-58s %7d%n".formatted(what, times)));
    return table.toString();
  }

  private String line(Mishap mishap) {
    String side = mishap instanceof StoreFault ? "store: " : "carrier: ";
    return "  %-56s %s %6.2f%n".formatted(side + mishap.label(), of(mishap), 100 * mishap.weight());
  }
}
