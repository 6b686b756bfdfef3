package io.dialplane.domain;

import static io.dialplane.domain.Given.LATER;
import static io.dialplane.domain.Given.MINE;
import static io.dialplane.domain.Given.NOW;
import static io.dialplane.domain.Given.NUMBER;
import static io.dialplane.domain.Given.THEIRS;
import static io.dialplane.domain.Given.changes;
import static io.dialplane.domain.Given.hold;
import static io.dialplane.domain.Given.offer;
import static io.dialplane.domain.Given.owned;
import static io.dialplane.domain.Given.price;
import static io.dialplane.domain.Given.rejection;
import static io.dialplane.domain.Given.releasing;
import static io.dialplane.domain.Given.reply;
import static io.dialplane.domain.Given.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HoldingTest {
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final Reserved WANTED = hold(MINE, LATER);
  private static final Seen<Holds> NO_HOLDS = Seen.absent();

  static Stream<Arguments> every_state() {
    Ordering ordering = new Ordering(THEIRS, Given.id(1), "p", offer(price("1.00", "1.00")), null);
    return Stream.of(
        Arguments.of(Seen.absent(), true, true),
        Arguments.of(seen(hold(THEIRS, LATER)), true, false),
        Arguments.of(seen(hold(THEIRS, NOW.plusMillis(1))), true, false),
        Arguments.of(seen(hold(THEIRS, NOW)), true, true),
        Arguments.of(seen(hold(MINE, NOW)), true, true),
        Arguments.of(seen(ordering), true, false),
        Arguments.of(seen(owned(MINE, null)), true, false),
        Arguments.of(seen(owned(THEIRS, null)), true, false),
        Arguments.of(seen(releasing(THEIRS)), true, false),
        Arguments.of(seen(new Freed(NUMBER, "x", LATER)), true, true),
        Arguments.of(seen(new Freed(NUMBER, "x", LATER)), false, false),
        Arguments.of(seen(new Freed(NUMBER, "x", NOW)), false, true));
  }

  @ParameterizedTest
  @MethodSource("every_state")
  void takes_what_is_free_and_nothing_else(
      Seen<NumberState> number, boolean certain, boolean free) {
    Decision<Reserved> decision = Holding.reserve(WANTED, number, NO_HOLDS, certain);

    if (free) {
      assertThat(reply(decision)).isEqualTo(WANTED);
      assertThat(changes(decision, Change.PutNumber.class)).hasSize(1);
    } else {
      assertThat(rejection(decision)).isInstanceOf(Rejection.NumberUnavailable.class);
    }
  }

  @Test
  void answers_ones_own_open_hold_again_and_writes_nothing() {
    Reserved mine = hold(MINE, LATER.plusSeconds(1), price("2.00", "2.00"));

    Decision<Reserved> decision = Holding.reserve(WANTED, seen(mine), NO_HOLDS, true);

    assertThat(reply(decision)).isEqualTo(mine);
    assertThat(Given.changesOf(decision)).isEmpty();
  }

  @Test
  void allows_twenty_open_holds_and_counts_no_ended_one() {
    Holds nineteen = holds(19, 5);
    Holds twenty = holds(20, 0);

    Decision<Reserved> twentieth = Holding.reserve(WANTED, Seen.absent(), seen(nineteen), true);
    Rejection rejection = rejection(Holding.reserve(WANTED, Seen.absent(), seen(twenty), true));

    assertThat(changes(twentieth, Change.ChangeHolds.class).getFirst().dropped()).hasSize(5);
    assertThat(rejection).isEqualTo(new Rejection.TooManyHolds(HALF_AN_HOUR));
  }

  @Test
  void says_that_a_number_is_gone_before_it_counts_holds() {
    Rejection rejection =
        rejection(Holding.reserve(WANTED, seen(owned(THEIRS, null)), seen(holds(20, 0)), true));

    assertThat(rejection).isInstanceOf(Rejection.NumberUnavailable.class);
  }

  @Test
  void prolongs_once() {
    Reserved mine = hold(MINE, LATER);

    Decision<Reserved> longer = Holding.extend(seen(mine), MINE, mine.id(), NOW, HALF_AN_HOUR);
    Decision<Reserved> again =
        Holding.extend(seen(reply(longer)), MINE, mine.id(), NOW, HALF_AN_HOUR);

    assertThat(reply(longer).expiresAt()).isEqualTo(LATER.plus(HALF_AN_HOUR));
    assertThat(reply(longer).id()).isEqualTo(mine.id());
    assertThat(reply(longer).offer()).isEqualTo(mine.offer());
    assertThat(rejection(again)).isInstanceOf(Rejection.InvalidState.class);
  }

  @Test
  void gives_back_what_is_ones_own_and_open() {
    Reserved mine = hold(MINE, LATER);

    Decision<Reserved> given = Holding.giveBack(seen(mine), MINE, mine.id(), NOW);

    assertThat(changes(given, Change.DeleteNumber.class)).hasSize(1);
    assertThat(changes(given, Change.ChangeHolds.class).getFirst().dropped())
        .extracting(Holds.Hold::id)
        .containsExactly(mine.id());
  }

  static Stream<Arguments> what_is_not_ones_own_open_hold() {
    Reserved mine = hold(MINE, LATER);
    return Stream.of(
        Arguments.of(Seen.absent(), mine.id(), NOW),
        Arguments.of(seen(hold(THEIRS, LATER)), mine.id(), NOW),
        Arguments.of(seen(mine), Given.id(99), NOW),
        Arguments.of(seen(mine), mine.id(), LATER),
        Arguments.of(seen(owned(MINE, null)), mine.id(), NOW),
        Arguments.of(seen(new Freed(NUMBER, "x", LATER)), mine.id(), NOW));
  }

  @ParameterizedTest
  @MethodSource("what_is_not_ones_own_open_hold")
  void finds_no_hold_that_is_over_or_anothers(Seen<NumberState> number, NumberId id, Instant now) {
    assertThat(rejection(Holding.extend(number, MINE, id, now, HALF_AN_HOUR)))
        .isEqualTo(new Rejection.NotFound("reservation"));
    assertThat(rejection(Holding.giveBack(number, MINE, id, now)))
        .isEqualTo(new Rejection.NotFound("reservation"));
  }

  /// So many open holds, and so many that have ended.
  private static Holds holds(int open, int ended) {
    Map<E164, Holds.Hold> held = new HashMap<>();
    for (int i = 0; i < open + ended; i++) {
      E164 number = new E164("+1415555%04d".formatted(1_000 + i));
      Instant end = i < open ? LATER.plusSeconds(i) : NOW.minusSeconds(i);
      held.put(number, new Holds.Hold(number, NumberId.of(number, i, i), end));
    }
    return new Holds(MINE, held);
  }
}
