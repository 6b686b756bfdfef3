package io.dialplane.agents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Agents;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.Fields;
import io.dialplane.http.Nobody;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import java.util.Optional;

/// Deletes an agent.
///
/// Refuses `agent_not_found`, then `agent_in_use` while numbers or undecided purchases point at it.
public final class DeleteAgent implements Operation<Optional<String>> {

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
            call.transact(snapshot -> Agents.delete(snapshot.get(agent)), _ -> Answer.noContent()));
  }
}
