package io.dialplane.storm;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Everything that is left to chance in a storm, from one seed, and a tally of what happened.
final class Fate {
  private final Random random;
  private final Map<String, Integer> happened = new TreeMap<>();

  Fate(long seed) {
    this.random = new Random(seed);
  }

  /// Whether something of this kind happens now.
  boolean strikes(String kind, double probability) {
    boolean strikes = random.nextDouble() < probability;
    if (strikes) {
      happened.merge(kind, 1, Integer::sum);
    }
    return strikes;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  void note(String kind) {
    happened.merge(kind, 1, Integer::sum);
  }

  Map<String, Integer> happened() {
    return happened;
  }

  Random random() {
    return random;
  }
}
