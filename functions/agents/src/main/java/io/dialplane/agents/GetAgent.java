package io.dialplane.agents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.AgentView;
import io.dialplane.http.Answer;
import io.dialplane.http.Fields;
import io.dialplane.http.Nobody;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import java.util.Optional;

/// Reads one agent.
///
/// Refuses `agent_not_found`.
public final class GetAgent implements Operation<Optional<String>> {

  GetAgent() {}

  @Override
  public String name() {
    return "get_agent";
  }

  @Override
  public Scope scope() {
    return Scope.AGENTS_READ;
  }

  @Override
  public boolean changes() {
    return false;
  }

  @Override
  public Optional<String> parse(Fields in) {
    return NamedAgent.id(in);
  }

  @Override
  public ObjectNode example() {
    return Nobody.idleAgent();
  }

  @Override
  public Plan plan(Tenant tenant, Optional<String> id) {
    return NamedAgent.plan(
        tenant,
        id,
        (call, agent) ->
            call.seen()
                .get(agent)
                .found()
                .map(found -> Answer.ok(AgentView.of(found)))
                .orElseGet(() -> call.refuse(new Rejection.AgentNotFound())));
  }
}
