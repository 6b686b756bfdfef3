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
import io.dialplane.http.Plan;
import java.util.Optional;

/// Publishes the draft: calls are served from it from now on.
///
/// Refuses `agent_not_found`.
public final class PublishAgent implements Operation<Optional<String>> {

  PublishAgent() {}

  @Override
  public String name() {
    return "publish_agent";
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
            call.transact(
                snapshot -> Agents.publish(snapshot.get(agent), call.now()),
                published -> Answer.ok(AgentView.of(published))));
  }
}
