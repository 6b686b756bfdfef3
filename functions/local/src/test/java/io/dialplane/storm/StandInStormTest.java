package io.dialplane.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.storm.Weather.Flaw;
import io.dialplane.storm.Weather.Ttl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The storm over the real adapters, each by real HTTP against its stand-in: the same zeroes.
class StandInStormTest {
  /// `-Dstorm.overHttp=20000` makes it long, `-Dstorm.seed=7` begins elsewhere.
  private static final int REQUESTS = Integer.getInteger("storm.overHttp", 2_000);

  private static final long SEED = Long.getLong("storm.seed", 1);

  /// Enough for a mistake to show.
  private static final int FEW = 600;

  private final Map<String, Integer> happened = new TreeMap<>();

  @ParameterizedTest
  @EnumSource
  void nobody_is_charged_twice_and_nothing_is_lost_over(Brand brand) {
    long began = System.nanoTime();

    List<String> wrongs = wrongs(brand, REQUESTS, Flaw.NONE);

    System.out.printf(
        "%s, seed %d, %d requests, %.1f s: %s%n",
        brand, SEED, REQUESTS, (System.nanoTime() - began) / 1e9, happened);
    assertThat(wrongs).isEmpty();
    assertThat(happened)
        .containsKeys(
            "carrier: an order fails",
            "carrier: an order gets no answer",
            "carrier: died after an order",
            "carrier: a release fails",
            "carrier: a pointing fails",
            "carrier: question fails",
            "store: answer lost",
            "function: died after a write");
  }

  @Test
  void a_timeout_that_is_taken_for_a_no_is_noticed() {
    assertThat(wrongs(Brand.TWILIO, FEW, Flaw.TIMEOUT_MEANS_NO)).isNotEmpty();
  }

  private List<String> wrongs(Brand brand, int requests, Flaw flaw) {
    List<StandInMarket> opened = new ArrayList<>();
    Weather weather =
        new Weather(SEED, Crowd.MARKET, requests, true, Ttl.LATE, UnaryOperator.identity(), flaw);
    Storm storm =
        new Storm(
            weather,
            (fate, clock) -> {
              StandInMarket market = new StandInMarket(fate, clock, brand, flaw);
              opened.add(market);
              return market;
            });
    List<String> wrongs = storm.run();
    opened.forEach(StandInMarket::close);
    happened.putAll(storm.happened());
    return wrongs;
  }
}
