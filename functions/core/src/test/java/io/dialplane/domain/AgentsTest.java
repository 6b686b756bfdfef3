package io.dialplane.domain;

import static io.dialplane.domain.Given.LATER;
import static io.dialplane.domain.Given.MINE;
import static io.dialplane.domain.Given.NOW;
import static io.dialplane.domain.Given.agent;
import static io.dialplane.domain.Given.rejection;
import static io.dialplane.domain.Given.reply;
import static io.dialplane.domain.Given.seen;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgentsTest {
  private static final Route ELSEWHERE = new Route.Stream("wss://example.com");

  @Test
  void begins_as_a_draft_of_version_one_that_serves_no_calls() {
    Agent made = reply(Agents.create(new Agents.Named(MINE, "id"), "Front desk", ELSEWHERE, NOW));

    assertThat(made.draft()).isEqualTo(new Agent.Draft("Front desk", ELSEWHERE, 1));
    assertThat(made.published()).isNull();
    assertThat(made.assignedNumbers()).isZero();
  }

  @Test
  void counts_an_edit_that_changes_something_and_no_other() {
    Agent before = agent(3);

    Agent named = reply(Agents.edit(seen(before), new Agents.Edit("Night desk", null), LATER));
    Agent routed = reply(Agents.edit(seen(named), new Agents.Edit(null, ELSEWHERE), LATER));
    Decision<Agent> same = Agents.edit(seen(routed), new Agents.Edit("Night desk", null), LATER);
    Decision<Agent> empty = Agents.edit(seen(routed), new Agents.Edit(null, null), LATER);

    assertThat(named.draft().version()).isEqualTo(2);
    assertThat(named.draft().route()).isEqualTo(before.draft().route());
    assertThat(named.updatedAt()).isEqualTo(LATER);
    assertThat(routed.draft()).isEqualTo(new Agent.Draft("Night desk", ELSEWHERE, 3));
    assertThat(routed.assignedNumbers()).isEqualTo(3);
    assertThat(Given.changesOf(same)).isEmpty();
    assertThat(Given.changesOf(empty)).isEmpty();
  }

  @Test
  void publishes_a_copy_that_later_edits_leave_alone() {
    Agent published = reply(Agents.publish(seen(agent(0)), NOW));
    Agent edited = reply(Agents.edit(seen(published), new Agents.Edit("Night desk", null), LATER));
    Decision<Agent> again = Agents.publish(seen(published), LATER);

    assertThat(published.published())
        .isEqualTo(new Agent.Published("Front desk", agent(0).draft().route(), 1, NOW));
    assertThat(edited.published()).isEqualTo(published.published());
    assertThat(Given.changesOf(again)).isEmpty();
    assertThat(reply(Agents.publish(seen(edited), LATER)).published())
        .extracting("version")
        .isEqualTo(2L);
  }

  @Test
  void stays_while_numbers_point_at_it() {
    assertThat(rejection(Agents.delete(seen(agent(2))))).isEqualTo(new Rejection.AgentInUse(2));
    assertThat(reply(Agents.delete(seen(agent(0))))).isEqualTo(agent(0));
  }

  @Test
  void is_not_found_where_it_is_not() {
    Rejection unknown = new Rejection.AgentNotFound();

    assertThat(rejection(Agents.edit(Seen.absent(), new Agents.Edit("x", null), NOW)))
        .isEqualTo(unknown);
    assertThat(rejection(Agents.publish(Seen.absent(), NOW))).isEqualTo(unknown);
    assertThat(rejection(Agents.delete(Seen.absent()))).isEqualTo(unknown);
  }
}
