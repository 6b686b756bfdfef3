package io.dialplane.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StormTest {
  /// `-Dstorm.purchases=10000`, as `.ci/run` says, makes it long; `-Dstorm.seed=7` begins
  /// elsewhere.
  private static final int PURCHASES = Integer.getInteger("storm.purchases", 2_000);

  private static final long FIRST_SEED = Long.getLong("storm.seed", 1);
  private static final int REQUESTS_A_STORM = 2_000;

  @Test
  void nobody_is_charged_twice_and_nothing_is_lost_whatever_fails() {
    Map<String, Integer> happened = new TreeMap<>();
    long began = System.nanoTime();
    int storms = 0;
    while (happened.getOrDefault("purchases", 0) < PURCHASES) {
      Weather weather = Weather.of(FIRST_SEED + storms++, REQUESTS_A_STORM);
      Storm storm = new Storm(weather);
      List<String> wrongs = storm.run();
      if (!wrongs.isEmpty()) {
        throw new AssertionError(Shortest.history(weather, wrongs));
      }
      storm.happened().forEach((kind, times) -> happened.merge(kind, times, Integer::sum));
    }

    System.out.printf(
        "%d storms from seed %d, %.1f s: %s%n",
        storms, FIRST_SEED, (System.nanoTime() - began) / 1e9, happened);
    assertThat(happened).containsKeys(kinds());
    assertThat(share("store: ", "store calls", happened)).isGreaterThan(0.12);
    assertThat(share("carrier: ", "carrier calls", happened)).isGreaterThan(0.22);
  }

  /// How many of the calls went wrong.
  private static double share(String faults, String calls, Map<String, Integer> happened) {
    int wrong =
        happened.entrySet().stream()
            .filter(kind -> kind.getKey().startsWith(faults))
            .mapToInt(Map.Entry::getValue)
            .sum();
    return (double) wrong / happened.getOrDefault(calls, 1);
  }

  /// A storm in which one of these never happened has shown nothing of it.
  private static String[] kinds() {
    return new String[] {
      "store: not sent",
      "store: throttled",
      "store: conflict",
      "store: mixed reasons",
      "store: answer lost",
      "function: died after a write",
      "carrier: timeout before",
      "carrier: timeout after",
      "carrier: 5xx after",
      "carrier: applied late",
      "carrier: refused, taken",
      "carrier: refused, trouble",
      "carrier: unreadable",
      "carrier: list lags",
      "carrier: look-up fails",
      "carrier: release fails before",
      "carrier: release fails after",
      "carrier: release applied late",
      "carrier: owned already",
      "carrier: died after an order",
      "carrier: pointing fails",
      "carrier: died after a pointing",
      "carrier: died after a hold",
      "carrier: died after a release",
      "TTL late",
      "TTL at once"
    };
  }

  @Test
  void the_same_seed_is_the_same_storm() {
    Weather weather = Weather.of(FIRST_SEED, 200);
    Storm one = new Storm(weather);
    Storm other = new Storm(weather);
    one.run();
    other.run();

    assertThat(other.happened()).isEqualTo(one.happened());
    assertThat(other.history()).isEqualTo(one.history());
  }
}
