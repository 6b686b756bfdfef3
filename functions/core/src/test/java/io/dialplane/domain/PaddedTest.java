package io.dialplane.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaddedTest {

  /// Keys that are stored were made by that format.
  @ParameterizedTest
  @ValueSource(longs = {0, 7, 42, 99_999, 1_764_064_800_000L, Long.MAX_VALUE})
  void is_what_the_format_of_a_padded_number_gives(long count) {
    assertThat(Padded.of(count, 12)).isEqualTo("%012d".formatted(count));
    assertThat(Padded.of(count, 2)).isEqualTo("%02d".formatted(count));
  }
}
