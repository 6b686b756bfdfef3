package io.dialplane.agents;

import io.dialplane.domain.Rejection;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.Call;
import io.dialplane.http.Fields;
import io.dialplane.http.Plan;
import io.dialplane.port.Ref;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// The agent that a path names. What can be no agent's id is not looked up, and refused like any
/// unknown one.
final class NamedAgent {

  private NamedAgent() {}

  static Optional<String> id(Fields in) {
    return in.path().id("id", Optional::of);
  }

  /// Reads the agent and does `run` with it. Refuses `agent_not_found` for what is no id.
  static Plan plan(Tenant tenant, Optional<String> id, BiFunction<Call, Ref.OfAgent, Answer> run) {
    if (id.isEmpty()) {
      return Plan.reading(List.of(), call -> call.refuse(new Rejection.AgentNotFound()));
    }
    Ref.OfAgent agent = new Ref.OfAgent(tenant, id.get());
    return Plan.reading(List.of(agent), call -> run.apply(call, agent));
  }
}
