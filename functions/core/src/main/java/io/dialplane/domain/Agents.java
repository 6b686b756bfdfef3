package io.dialplane.domain;

import io.dialplane.domain.Change.DeleteAgent;
import io.dialplane.domain.Change.PutAgent;
import io.dialplane.domain.Change.PutEvent;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides on agents: a draft that is edited, a published copy that serves calls.
public final class Agents {

  private Agents() {}

  /// A change of the draft; null leaves as it is.
  public record Edit(@Nullable String name, @Nullable Route route) {}

  /// The id that a new agent is to have.
  public record Named(Tenant tenant, String id) {}

  public static Decision<Agent> create(Named named, String name, Route route, Instant now) {
    Agent agent =
        new Agent(named.tenant(), named.id(), new Agent.Draft(name, route, 1), null, 0, now, now);
    return Decision.done(agent, new PutAgent(agent, Seen.absent()));
  }

  /// Edits the draft and counts its version up; an edit that changes nothing counts none.
  public static Decision<Agent> edit(Seen<Agent> seen, Edit edit, Instant now) {
    Optional<Agent> found = seen.found();
    if (found.isEmpty()) {
      return Decision.refused(new Rejection.AgentNotFound());
    }
    Agent agent = found.get();
    Agent.Draft old = agent.draft();
    String name = edit.name() == null ? old.name() : edit.name();
    Route route = edit.route() == null ? old.route() : edit.route();
    if (name.equals(old.name()) && route.equals(old.route())) {
      return Decision.done(agent);
    }
    Agent edited =
        new Agent(
            agent.tenant(),
            agent.id(),
            new Agent.Draft(name, route, old.version() + 1),
            agent.published(),
            agent.assignedNumbers(),
            agent.createdAt(),
            now);
    return Decision.done(edited, new PutAgent(edited, seen));
  }

  /// Copies the draft to where calls are served from; nothing new to publish changes nothing.
  public static Decision<Agent> publish(Seen<Agent> seen, Instant now) {
    Optional<Agent> found = seen.found();
    if (found.isEmpty()) {
      return Decision.refused(new Rejection.AgentNotFound());
    }
    Agent agent = found.get();
    Agent.Draft draft = agent.draft();
    if (agent.published() != null && agent.published().version() == draft.version()) {
      return Decision.done(agent);
    }
    Agent.Published copy = new Agent.Published(draft.name(), draft.route(), draft.version(), now);
    Agent published =
        new Agent(
            agent.tenant(),
            agent.id(),
            draft,
            copy,
            agent.assignedNumbers(),
            agent.createdAt(),
            now);
    return Decision.done(
        published, new PutAgent(published, seen), new PutEvent(Event.published(published, copy)));
  }

  /// Deletes an agent that no number points at; an assignment in flight and this cannot both win,
  /// since both are conditioned on the agent's item.
  public static Decision<Agent> delete(Seen<Agent> seen) {
    Optional<Agent> found = seen.found();
    if (found.isEmpty()) {
      return Decision.refused(new Rejection.AgentNotFound());
    }
    Agent agent = found.get();
    return agent.assignedNumbers() > 0
        ? Decision.refused(new Rejection.AgentInUse(agent.assignedNumbers()))
        : Decision.done(agent, new DeleteAgent(agent, seen));
  }
}
