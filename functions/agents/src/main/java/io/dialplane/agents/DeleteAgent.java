package io.dialplane.agents;

import io.dialplane.domain.Agents;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.Fields;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import io.dialplane.port.Ref;
import java.util.List;

/// Deletes an agent.
///
/// Refuses `agent_not_found`, then `agent_in_use` while numbers or undecided purchases point at it.
public final class DeleteAgent implements Operation<String> {

  DeleteAgent() {}

  @Override
  public String name() {
    return "delete_agent";
  }

  @Override
  public Scope scope() {
    return Scope.AGENTS_WRITE;
  }

  @Override
  public boolean changes() {
    return true;
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
            call.transact(snapshot -> Agents.delete(snapshot.get(agent)), _ -> Answer.noContent()));
  }
}
