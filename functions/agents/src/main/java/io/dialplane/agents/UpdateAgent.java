package io.dialplane.agents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Agents;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.AgentView;
import io.dialplane.http.Answer;
import io.dialplane.http.Fields;
import io.dialplane.http.Nobody;
import io.dialplane.http.Operation;
import io.dialplane.http.Part;
import io.dialplane.http.Plan;
import java.util.Optional;

/// Edits an agent's draft.
///
/// Refuses `agent_not_found`.
public final class UpdateAgent implements Operation<UpdateAgent.Asked> {

  UpdateAgent() {}

  /// Which agent, and what of it changes.
  record Asked(Optional<String> id, Agents.Edit edit) {}

  @Override
  public String name() {
    return "update_agent";
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
  public boolean needsBody() {
    return true;
  }

  @Override
  public Asked parse(Fields in) {
    Part body = in.body();
    body.refuseNull("name");
    body.refuseNull("route");
    return new Asked(
        NamedAgent.id(in),
        new Agents.Edit(AgentInput.name(body, false), AgentInput.route(body, false)));
  }

  @Override
  public ObjectNode example() {
    return Nobody.idleAgent().put("name", "Another");
  }

  @Override
  public Plan plan(Tenant tenant, Asked asked) {
    return NamedAgent.plan(
        tenant,
        asked.id(),
        (call, agent) ->
            call.transact(
                snapshot -> Agents.edit(snapshot.get(agent), asked.edit(), call.now()),
                edited -> Answer.ok(AgentView.of(edited))));
  }
}
