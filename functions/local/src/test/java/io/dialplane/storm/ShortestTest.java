package io.dialplane.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.storm.Weather.Flaw;
import io.dialplane.storm.Weather.Turns;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A storm over a known mistake becomes short, and what remains is what it takes.
@Execution(ExecutionMode.CONCURRENT)
class ShortestTest {
  private static final int TURNS = 400;
  /// Longer than it takes on a slow machine that does other things as well.
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  @ParameterizedTest
  @EnumSource(
      value = Flaw.class,
      names = {"ORDER_SENT_AGAIN", "TIMEOUT_MEANS_NO", "APPLIED_AFTER_QUIET"})
  void none_of_what_remains_can_be_left_out(Flaw flaw) {
    Weather whole = failing(flaw);

    Shortest shortest = Shortest.of(whole, Storm.wrongs(whole), PATIENCE);

    System.out.println(shortest.inFull());
    Turns turns = shortest.weather().turns();
    assertThat(shortest.isMinimal()).isTrue();
    assertThat(turns.kept()).isNotEmpty().hasSizeLessThan(TURNS / 10);
    assertThat(Storm.wrongs(shortest.weather())).isNotEmpty().isEqualTo(shortest.wrongs());
    for (Integer turn : turns.kept()) {
      List<Integer> fewer = turns.kept().stream().filter(other -> !other.equals(turn)).toList();
      assertThat(Storm.wrongs(whole.with(whole.turns().only(fewer))))
          .as("without %d", turn)
          .isEmpty();
    }
  }

  private static Weather failing(Flaw flaw) {
    for (long seed = 1; ; seed++) {
      Weather weather = Weather.of(seed, TURNS).with(Crowd.MARKET).with(flaw);
      if (!Storm.wrongs(weather).isEmpty()) {
        return weather;
      }
    }
  }
}
