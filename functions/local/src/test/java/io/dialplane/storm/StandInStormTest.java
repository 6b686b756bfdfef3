package io.dialplane.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.storm.Weather.Flaw;
import io.dialplane.storm.Weather.Ttl;
import io.dialplane.storm.Weather.Turns;
import io.dialplane.testkit.standin.Brand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The storm over the real adapters, each by real HTTP against its stand-in: the same zeroes.
class StandInStormTest {
  /// `-Dstorm.overHttp=20000` makes it long, `-Dstorm.seed=7` begins elsewhere.
  private static final int TURNS = Integer.getInteger("storm.overHttp", 1_500);

  private static final long SEED = Long.getLong("storm.seed", 1);

  /// Enough for a mistake to show.
  private static final int FEW = 600;

  /// What happened over all of them: one storm alone is too small for whatever is rare.
  private static final Tally ALL = new Tally();

  @ParameterizedTest
  @EnumSource
  void nobody_is_charged_twice_and_nothing_is_lost_over(Brand brand) {
    long began = System.nanoTime();

    List<String> wrongs = wrongs(brand, TURNS, Flaw.NONE);

    System.out.printf(
        "%s, seed %d, %d turns, %.1f s%n", brand, SEED, TURNS, (System.nanoTime() - began) / 1e9);
    assertThat(wrongs).isEmpty();
  }

  @AfterAll
  static void whatever_can_fail_has_failed() {
    System.out.println(ALL);
    List<HttpFault> faults = new ArrayList<>(HttpFault.OF_DEEDS);
    faults.addAll(HttpFault.OF_QUESTIONS);
    faults.forEach(fault -> assertThat(ALL.of(fault).times()).as(fault.label()).isPositive());
    assertThat(ALL.share(faults, Tally.CARRIER_CALLS)).isGreaterThan(0.22);
    for (CarrierStep step :
        List.of(CarrierStep.ORDER, CarrierStep.POINT_VOICE, CarrierStep.RELEASE)) {
      assertThat(ALL.of(Death.before(step.label())).times()).as("before %s", step).isPositive();
      assertThat(ALL.of(Death.after(step.label())).times()).as("after %s", step).isPositive();
    }
  }

  @Test
  void a_timeout_that_is_taken_for_a_no_is_noticed() {
    assertThat(wrongs(Brand.TWILIO, FEW, Flaw.TIMEOUT_MEANS_NO)).isNotEmpty();
  }

  private List<String> wrongs(Brand brand, int turns, Flaw flaw) {
    List<StandInMarket> opened = new ArrayList<>();
    Weather weather =
        new Weather(
            SEED,
            Crowd.MARKET,
            new Turns(turns, Set.of()),
            true,
            Ttl.LATE,
            UnaryOperator.identity(),
            flaw);
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
    ALL.add(storm.tally());
    return wrongs;
  }
}
