package io.dialplane.agents;

import io.dialplane.domain.Rejection;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.AgentView;
import io.dialplane.http.Answer;
import io.dialplane.http.Fields;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import io.dialplane.port.Ref;
import java.util.List;

/// Reads one agent.
///
/// Refuses `agent_not_found`.
public final class GetAgent implements Operation<String> {

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
  public String parse(Fields in) {
    return AgentInput.id(in);
  }

  @Override
  public Plan plan(Tenant tenant, String id) {
    Ref.OfAgent agent = new Ref.OfAgent(tenant, id);
    return Plan.reading(
        List.of(agent),
        call ->
            call.seen()
                .get(agent)
                .found()
                .map(found -> Answer.ok(AgentView.of(found)))
                .orElseGet(() -> call.refuse(new Rejection.AgentNotFound())));
  }
}
