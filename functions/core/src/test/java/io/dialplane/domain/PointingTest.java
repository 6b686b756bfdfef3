package io.dialplane.domain;

import static io.dialplane.domain.Given.MINE;
import static io.dialplane.domain.Given.NOW;
import static io.dialplane.domain.Given.changes;
import static io.dialplane.domain.Given.owned;
import static io.dialplane.domain.Given.reply;
import static io.dialplane.domain.Given.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PointingTest {
  private static final Duration LEASE = Duration.ofMinutes(1);

  @Test
  void waits_twice_as_long_after_each_try_and_an_hour_at_most() {
    Pointing pointing = Pointing.due(NOW);
    List<Long> minutes = new ArrayList<>();
    Instant last = NOW;

    for (int i = 0; i < 9; i++) {
      pointing = pointing.trying(last, LEASE);
      Instant due = Objects.requireNonNull(pointing.dueAt());
      minutes.add(Duration.between(last, due).toMinutes());
      last = due;
    }

    assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
  }

  @Test
  void is_due_from_its_time_on_and_never_where_it_is_done_or_has_no_way() {
    assertThat(Pointing.due(NOW).isDue(NOW)).isTrue();
    assertThat(Pointing.due(NOW).isDue(NOW.minusMillis(1))).isFalse();
    assertThat(Pointing.DONE.isDue(NOW)).isFalse();
    assertThat(Pointing.NOWHERE.isDue(NOW)).isFalse();
  }

  @Test
  void is_noted_without_a_version_and_once() {
    Owned number = owned(MINE, "agent").withPointing(Pointing.due(NOW));

    Decision<Owned> pointed = Ownership.point(number, seen(number), Pointing.DONE);

    assertThat(changes(pointed, Change.PutNumber.class)).hasSize(1);
    assertThat(reply(pointed).version()).isEqualTo(number.version());
    assertThat(Given.changesOf(Ownership.point(number, seen(number), number.pointing()))).isEmpty();
  }

  @Test
  void is_told_by_an_assignment_even_to_the_same_agent() {
    Owned number = owned(MINE, "agent").withPointing(Pointing.NOWHERE);

    Decision<Owned> same =
        Ownership.assign(number, seen(number), seen(Given.agent(1)), Pointing.DONE, NOW);

    assertThat(reply(same).pointing()).isEqualTo(Pointing.DONE);
    assertThat(Given.changesOf(same)).hasSize(1);
  }

  @Test
  void keeps_a_caller_from_the_agent_after_every_other_reason() {
    Agent agent = reply(Agents.publish(new Seen<>(Given.agent(1), "stamp"), NOW));
    Owned number = owned(MINE, "agent").withPointing(Pointing.NOWHERE);

    assertThat(Liveness.obstacle(number, agent, NOW)).contains(Liveness.CARRIER_NOT_POINTED);
    assertThat(Liveness.obstacle(number, Given.agent(1), NOW)).contains(Liveness.AGENT_UNPUBLISHED);
    assertThat(Liveness.obstacle(number.withPointing(Pointing.DONE), agent, NOW)).isEmpty();
  }
}
