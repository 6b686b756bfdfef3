package io.dialplane.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkingTest {

  @Test
  void drops_everything_that_the_failure_does_not_need() {
    List<Integer> failing = IntStream.range(0, 1000).boxed().toList();

    List<Integer> shortest =
        Shrinking.shortest(failing, some -> some.containsAll(List.of(3, 500, 999)));

    assertThat(shortest).containsExactly(3, 500, 999);
  }

  @Test
  void drops_in_a_second_round_what_the_first_made_needless() {
    List<Integer> failing = List.of(1, 2, 3);

    // 1 can go only after 2 has gone.
    List<Integer> shortest =
        Shrinking.shortest(
            failing, some -> some.contains(3) && (some.contains(1) || !some.contains(2)));

    assertThat(shortest).containsExactly(3);
  }
}
