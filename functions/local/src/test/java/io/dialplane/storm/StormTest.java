package io.dialplane.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StormTest {
  /// `-Dstorm.purchases=10000`, as `.ci/run` says, makes it long; `-Dstorm.seed=7` begins
  /// elsewhere.
  private static final int PURCHASES = Integer.getInteger("storm.purchases", 2_000);

  private static final long FIRST_SEED = Long.getLong("storm.seed", 1);
  private static final int TURNS_OF_A_STORM = 2_000;

  /// How many storms go on at the same time, each in a world of its own.
  private static final int TOGETHER = 4;

  /// `-Dstorm.turns=662,694`, with the seed beside it, is what a failure printed: that storm alone.
  private static final String TURNS = System.getProperty("storm.turns", "");

  /// For so long what goes wrong is made shorter.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// A step that was taken so often has surely been somebody's last.
  private static final int OFTEN = 500;

  @Test
  void nobody_is_charged_twice_and_nothing_is_lost_whatever_fails() {
    if (!TURNS.isEmpty()) {
      List<Integer> kept = Stream.of(TURNS.split(",", -1)).map(Integer::valueOf).toList();
      Weather whole = Weather.of(FIRST_SEED, TURNS_OF_A_STORM);
      calm(whole.with(whole.turns().only(kept)));
      return;
    }
    Tally tally = new Tally();
    long began = System.nanoTime();
    int storms = 0;
    while (tally.noted("purchases") < PURCHASES) {
      calm(FIRST_SEED + storms).forEach(tally::add);
      storms += TOGETHER;
    }

    System.out.printf(
        "%d storms from seed %d, %.1f s%n%s%n",
        storms, FIRST_SEED, (System.nanoTime() - began) / 1e9, tally);
    everyFaultWasAsFrequentAsItShouldBe(tally);
    everyStepWasSomebodysEnd(tally);
    clocksAndTtlWentEveryWay(tally);
    assertThat(tally.noted(Hours.DAYS + Crowd.MARKET))
        .isGreaterThan(365 * tally.noted(Hours.STORMS + Crowd.MARKET));
  }

  /// Some that know nothing of one another.
  private static List<Tally> calm(long from) {
    return LongStream.range(from, from + TOGETHER)
        .parallel()
        .mapToObj(seed -> calm(Weather.of(seed, TURNS_OF_A_STORM)))
        .toList();
  }

  /// Lets one go by in which nothing must be wrong.
  private static Tally calm(Weather weather) {
    Storm storm = new Storm(weather);
    List<String> wrongs = storm.run();
    if (!wrongs.isEmpty()) {
      throw new AssertionError(Shortest.of(weather, wrongs, PATIENCE).inFull());
    }
    return storm.tally();
  }

  private static void everyFaultWasAsFrequentAsItShouldBe(Tally tally) {
    assertThat(tally.share(List.of(StoreFault.values()), Tally.STORE_CALLS)).isGreaterThan(0.12);
    assertThat(tally.share(List.of(CarrierFault.values()), Tally.CARRIER_CALLS))
        .isGreaterThan(0.22);
    Stream.concat(Arrays.stream(StoreFault.values()), Arrays.stream(CarrierFault.values()))
        .forEach(
            fault ->
                assertThat(tally.of(fault).share())
                    .as("%s of the calls to which it can happen", fault)
                    .isGreaterThan(fault.weight() / 2));
    assertThat(tally.noted("orders of what the account has")).isPositive();
  }

  private static void everyStepWasSomebodysEnd(Tally tally) {
    for (Death.Side side : Death.Side.values()) {
      assertThat(tally.of(each -> each instanceof Death death && death.side() == side).share())
          .as("of all steps")
          .isGreaterThan(0.03);
    }
    for (CarrierStep step : CarrierStep.values()) {
      assertThat(tally.of(Death.before(step.label())).times()).as("before %s", step).isPositive();
      assertThat(tally.of(Death.after(step.label())).times()).as("after %s", step).isPositive();
    }
    assertThat(tally.steps())
        .map(Death::before)
        .filteredOn(death -> tally.of(death).chances() > OFTEN)
        .hasSizeGreaterThan(CarrierStep.values().length)
        .allSatisfy(
            death -> {
              assertThat(tally.of(death).share()).isGreaterThan(Death.WEIGHT / 4);
              assertThat(tally.of(Death.after(death.step())).share())
                  .isGreaterThan(Death.WEIGHT / 4);
            });
  }

  private static void clocksAndTtlWentEveryWay(Tally tally) {
    for (Weather.Ttl ttl : Weather.Ttl.values()) {
      assertThat(tally.noted(ttl.label())).as(ttl.label()).isGreaterThan(50);
    }
    for (String off : List.of("-1", "+0", "+1")) {
      assertThat(tally.noted("a clock that is %s s off".formatted(off))).isGreaterThan(1_000);
    }
  }

  @Test
  void the_same_seed_is_the_same_storm() {
    Weather weather = Weather.of(FIRST_SEED, 200);
    Storm one = new Storm(weather);
    Storm other = new Storm(weather);
    one.run();
    other.run();

    assertThat(other.tally()).hasToString(one.tally().toString());
    assertThat(other.history()).isEqualTo(one.history());
  }
}
