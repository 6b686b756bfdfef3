package io.dialplane.domain;

import static io.dialplane.domain.Given.LATER;
import static io.dialplane.domain.Given.LISTING;
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

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImportingTest {
  private static final Importing.OnAccount THERE =
      new Importing.OnAccount(LISTING, "carrier", Pointing.DONE);

  static Stream<Arguments> what_is_refused_before_the_carrier_is_asked() {
    Ordering ordering = new Ordering(MINE, Given.id(1), "p", offer(price("1.00", "1.00")), null);
    return Stream.of(
        Arguments.of(owned(THEIRS, null), Rejection.NumberUnavailable.class),
        Arguments.of(releasing(THEIRS), Rejection.NumberUnavailable.class),
        Arguments.of(releasing(MINE), Rejection.InvalidState.class),
        Arguments.of(hold(THEIRS, LATER), Rejection.NumberUnavailable.class),
        Arguments.of(hold(MINE, LATER), Rejection.NumberUnavailable.class),
        Arguments.of(ordering, Rejection.NumberUnavailable.class),
        Arguments.of(new Freed(NUMBER, "x", LATER), Rejection.NotOnCarrierAccount.class));
  }

  @ParameterizedTest
  @MethodSource("what_is_refused_before_the_carrier_is_asked")
  void refuses_what_somebody_has(NumberState state, Class<? extends Rejection> why) {
    Decision<Owned> decision = Importing.take(asked(null), seen(state), THERE);

    assertThat(rejection(decision)).isInstanceOf(why);
    assertThat(Importing.before(asked(null), seen(state))).isPresent();
  }

  @Test
  void refuses_an_unknown_agent_before_anything_else() {
    Seen<NumberState> theirs = seen(owned(THEIRS, null));

    assertThat(rejection(Importing.take(asked(Seen.absent()), theirs, THERE)))
        .isInstanceOf(Rejection.AgentNotFound.class);
  }

  @Test
  void takes_a_number_in_for_nothing_and_for_ever() {
    Decision<Owned> decision = Importing.take(asked(seen(Given.agent(0))), Seen.absent(), THERE);

    Owned owned = reply(decision);
    assertThat(owned.price()).isEqualTo(Price.FREE);
    assertThat(owned.renewal().renewsAt()).isNull();
    assertThat(owned.origin().source()).isEqualTo(Origin.Source.IMPORTED);
    assertThat(owned.agentId()).isEqualTo("agent");
    assertThat(changes(decision, Change.CountNumber.class))
        .containsExactly(new Change.CountNumber(MINE, "agent", 1));
    assertThat(changes(decision, Change.Book.class)).isEmpty();
    assertThat(changes(decision, Change.HoldFunds.class)).isEmpty();
  }

  @Test
  void takes_what_is_over_for_free() {
    assertThat(Importing.before(asked(null), Seen.absent())).isEmpty();
    assertThat(Importing.before(asked(null), seen(hold(THEIRS, NOW)))).isEmpty();
    assertThat(Importing.before(asked(null), seen(new Freed(NUMBER, "x", NOW)))).isEmpty();
  }

  @Test
  void answers_with_a_number_that_is_ones_own_and_assigns_it() {
    Owned mine = owned(MINE, "before");

    Decision<Owned> same = Importing.before(asked(null), seen(mine)).orElseThrow();
    Decision<Owned> moved = Importing.before(asked(seen(Given.agent(0))), seen(mine)).orElseThrow();

    assertThat(reply(same)).isEqualTo(mine);
    assertThat(Given.changesOf(same)).isEmpty();
    assertThat(reply(moved).agentId()).isEqualTo("agent");
    assertThat(changes(moved, Change.CountNumber.class))
        .containsExactlyInAnyOrder(
            new Change.CountNumber(MINE, "agent", 1), new Change.CountNumber(MINE, "before", -1));
  }

  private static Importing.Asked asked(@Nullable Seen<Agent> agent) {
    return new Importing.Asked(MINE, NUMBER, Given.id(5), NOW, agent);
  }
}
