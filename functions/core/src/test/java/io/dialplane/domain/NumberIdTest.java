package io.dialplane.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberIdTest {
  private static final String[] PREFIXES = {"1415555", "1212555", "4420794", "4930123", "8190123"};

  @Test
  void leads_back_to_its_number_whatever_the_random_bits() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      E164 number = number(random);
      NumberId id = NumberId.of(number, random.nextLong(), random.nextLong());

      assertThat(id.e164()).isEqualTo(number);
      assertThat(NumberId.parse(id.toString())).contains(id);
      assertThat(id.value().version()).isEqualTo(8);
      assertThat(id.value().variant()).isEqualTo(2);
    }
  }

  @Test
  void holds_the_longest_number_there_can_be() {
    E164 longest = new E164("+999999999999999");

    assertThat(NumberId.of(longest, -1, -1).e164()).isEqualTo(longest);
    assertThat(NumberId.of(longest, 0, 0).e164()).isEqualTo(longest);
  }

  @Test
  void differs_in_72_random_bits() {
    Random random = new Random(8);
    Set<NumberId> ids = new HashSet<>();
    for (int bit = 0; bit < 10; bit++) {
      ids.add(NumberId.of(Given.NUMBER, 1L << bit, 0));
    }
    for (int bit = 0; bit < 62; bit++) {
      ids.add(NumberId.of(Given.NUMBER, 0, 1L << bit));
    }
    assertThat(ids).hasSize(72);
    for (int i = 0; i < 1_000; i++) {
      assertThat(ids.add(NumberId.of(Given.NUMBER, random.nextLong(), random.nextLong()))).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "+14155550100",
        "00000000-0000-0000-0000-000000000000",
        "00000000-0000-8000-8000-000000000000",
        "ffffffff-ffff-8fff-bfff-ffffffffffff",
        "1-1-8001-8001-1",
        "not-a-uuid-at-all-but-of-36-letters!"
      })
  void is_not_read_from_what_it_never_wrote(String text) {
    assertThat(NumberId.parse(text)).isEmpty();
  }

  @Test
  void is_not_read_in_capitals_or_from_another_kind_of_uuid() {
    NumberId id = NumberId.of(Given.NUMBER, 0xabc, 0xdef);
    UUID value = id.value();
    long version4 = (value.getMostSignificantBits() & ~0xF000L) | 0x4000L;

    assertThat(NumberId.parse(id.toString().toUpperCase(Locale.ROOT))).isEmpty();
    assertThat(NumberId.parse(new UUID(version4, value.getLeastSignificantBits()).toString()))
        .isEmpty();
  }

  private static E164 number(Random random) {
    String prefix = PREFIXES[random.nextInt(PREFIXES.length)];
    return new E164("+%s%04d".formatted(prefix, random.nextInt(10_000)));
  }
}
