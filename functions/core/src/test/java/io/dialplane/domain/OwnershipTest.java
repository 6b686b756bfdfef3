package io.dialplane.domain;

import static io.dialplane.domain.Given.LATER;
import static io.dialplane.domain.Given.MINE;
import static io.dialplane.domain.Given.NOW;
import static io.dialplane.domain.Given.THEIRS;
import static io.dialplane.domain.Given.changes;
import static io.dialplane.domain.Given.hold;
import static io.dialplane.domain.Given.owned;
import static io.dialplane.domain.Given.rejection;
import static io.dialplane.domain.Given.releasing;
import static io.dialplane.domain.Given.reply;
import static io.dialplane.domain.Given.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnershipTest {
  private static final Tenant MY_OTHER_WORLD = new Tenant(MINE.organizationId(), Mode.LIVE);

  @Test
  void shows_a_number_to_its_owner_alone_and_under_its_own_id() {
    Seen<NumberState> mine = seen(owned(MINE, null));

    assertThat(Ownership.visible(mine, MINE)).isPresent();
    assertThat(Ownership.visible(seen(releasing(MINE)), MINE)).isPresent();
    assertThat(Ownership.visible(mine, THEIRS)).isEmpty();
    assertThat(Ownership.visible(mine, MY_OTHER_WORLD)).isEmpty();
    assertThat(Ownership.visible(seen(hold(MINE, LATER)), MINE)).isEmpty();
    assertThat(Ownership.visible(Seen.absent(), MINE)).isEmpty();
    assertThat(Ownership.visible(mine, MINE, Optional.of(Given.id(8)))).isPresent();
    assertThat(Ownership.visible(mine, MINE, Optional.of(Given.id(1)))).isEmpty();
  }

  @Test
  void refuses_what_is_not_there_and_then_what_is_releasing() {
    Decision<Owned> unknown = Ownership.whileOwned(Optional.empty(), OwnershipTest::kept);
    Decision<Owned> leaving =
        Ownership.whileOwned(Optional.of(releasing(MINE)), OwnershipTest::kept);

    assertThat(rejection(unknown)).isEqualTo(new Rejection.NotFound("number"));
    assertThat(rejection(leaving)).isInstanceOf(Rejection.InvalidState.class);
    assertThat(reply(Ownership.whileOwned(Optional.of(owned(MINE, null)), OwnershipTest::kept)))
        .isEqualTo(owned(MINE, null));
  }

  @Test
  void moves_a_number_from_one_agent_to_another_and_counts_both() {
    Owned before = owned(MINE, "before");

    Decision<Owned> decision =
        Ownership.assign(before, seen(before), seen(Given.agent(0)), Pointing.DONE, NOW);

    assertThat(reply(decision).agentId()).isEqualTo("agent");
    assertThat(reply(decision).version()).isEqualTo(before.version() + 1);
    assertThat(changes(decision, Change.CountNumber.class))
        .containsExactlyInAnyOrder(
            new Change.CountNumber(MINE, "agent", 1), new Change.CountNumber(MINE, "before", -1));
    assertThat(rejection(Ownership.assign(before, seen(before), Seen.absent(), Pointing.DONE, NOW)))
        .isInstanceOf(Rejection.AgentNotFound.class);
  }

  @Test
  void changes_nothing_where_nothing_would_be_different() {
    Owned assigned = owned(MINE, "agent");
    Owned pooled = owned(MINE, null);

    assertThat(
            Given.changesOf(
                Ownership.assign(
                    assigned, seen(assigned), seen(Given.agent(1)), Pointing.DONE, NOW)))
        .isEmpty();
    assertThat(Given.changesOf(Ownership.unassign(pooled, seen(pooled), NOW))).isEmpty();
    assertThat(Given.changesOf(Ownership.update(pooled, seen(pooled), NumberSettings.INITIAL)))
        .isEmpty();
  }

  @Test
  void takes_a_number_back_into_the_pool() {
    Owned assigned = owned(MINE, "agent");

    Decision<Owned> decision = Ownership.unassign(assigned, seen(assigned), NOW);

    assertThat(reply(decision).status()).isEqualTo(NumberStatus.AVAILABLE);
    assertThat(changes(decision, Change.CountNumber.class))
        .containsExactly(new Change.CountNumber(MINE, "agent", -1));
  }

  @Test
  void counts_a_change_of_settings() {
    Owned number = owned(MINE, null);
    NumberSettings settings = new NumberSettings("desk", List.of("a"), true, false, true);

    Decision<Owned> decision = Ownership.update(number, seen(number), settings);

    assertThat(reply(decision).settings()).isEqualTo(settings);
    assertThat(reply(decision).version()).isEqualTo(2);
  }

  private static Decision<Owned> kept(Owned number) {
    return Decision.done(number);
  }
}
