package io.dialplane.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StormTest {
  /// `-Dstorm.requests=200000` makes it long, `-Dstorm.seed=7` begins elsewhere.
  private static final int REQUESTS = Integer.getInteger("storm.requests", 14_000);

  private static final long FIRST_SEED = Long.getLong("storm.seed", 1);

  /// A year of each storm has so many requests.
  private static final int REQUESTS_A_STORM = 2_000;

  @Test
  void nobody_is_charged_twice_and_nothing_is_lost_whatever_fails() {
    Map<String, Integer> happened = new TreeMap<>();
    long began = System.nanoTime();
    int storms = Math.max(1, REQUESTS / REQUESTS_A_STORM);
    for (int i = 0; i < storms; i++) {
      Weather weather = Weather.of(FIRST_SEED + i, REQUESTS_A_STORM);
      Storm storm = new Storm(weather);
      List<String> wrongs = storm.run();
      if (!wrongs.isEmpty()) {
        throw new AssertionError(Shortest.history(weather, wrongs));
      }
      storm.happened().forEach((kind, times) -> happened.merge(kind, times, Integer::sum));
    }

    System.out.printf(
        "%d storms from seed %d, %d requests, %.1f s: %s%n",
        storms, FIRST_SEED, storms * REQUESTS_A_STORM, (System.nanoTime() - began) / 1e9, happened);
    assertThat(happened).containsKeys(kinds());
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
      "carrier: died after an order",
      "carrier: pointing fails",
      "carrier: died after a pointing",
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
    assertThat(other.answers()).isEqualTo(one.answers());
  }
}
