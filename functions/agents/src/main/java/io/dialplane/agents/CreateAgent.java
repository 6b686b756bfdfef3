package io.dialplane.agents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Agents;
import io.dialplane.domain.Route;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.AgentView;
import io.dialplane.http.Answer;
import io.dialplane.http.Call;
import io.dialplane.http.Fields;
import io.dialplane.http.Json;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import io.dialplane.http.Surroundings;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes an agent: a draft that serves no calls until it is published.
public final class CreateAgent implements Operation<CreateAgent.Asked> {
  private final Surroundings around;

  CreateAgent(Surroundings around) {
    this.around = around;
  }

  /// Its name and where its calls go.
  record Asked(@Nullable String name, @Nullable Route route) {}

  @Override
  public String name() {
    return "create_agent";
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
    return new Asked(AgentInput.name(in.body(), true), AgentInput.route(in.body(), true));
  }

  @Override
  public ObjectNode example() {
    ObjectNode agent = Json.object().put("name", "Desk");
    agent.putObject("route").put("type", "sip").put("uri", "sip:nobody@example.com");
    return agent;
  }

  @Override
  public Plan plan(Tenant tenant, Asked asked) {
    return Plan.reading(List.of(), call -> run(call, asked));
  }

  private Answer run(Call call, Asked asked) {
    Instant now = call.now();
    // The time in front makes the order of ids the order of making.
    String id = "agt_%012x%s".formatted(now.toEpochMilli(), around.ids().next().substring(0, 16));
    return call.transact(
        _ ->
            Agents.create(
                new Agents.Named(call.tenant(), id),
                Objects.requireNonNull(asked.name()),
                Objects.requireNonNull(asked.route()),
                now),
        agent -> Answer.created(AgentView.of(agent)));
  }
}
