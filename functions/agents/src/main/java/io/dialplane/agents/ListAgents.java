package io.dialplane.agents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dialplane.domain.Agent;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.AgentView;
import io.dialplane.http.Answer;
import io.dialplane.http.Fields;
import io.dialplane.http.Json;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import io.dialplane.port.Page;
import io.dialplane.port.PageRequest;
import io.dialplane.port.Store;
import java.util.List;

/// Lists agents, newest first.
public final class ListAgents implements Operation<PageRequest> {
  private final Store store;

  ListAgents(Store store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "list_agents";
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
  public PageRequest parse(Fields in) {
    return in.page();
  }

  @Override
  public Plan plan(Tenant tenant, PageRequest asked) {
    Page<Agent> page = store.agents(tenant, asked);
    return Plan.reading(
        List.of(),
        call -> {
          ArrayNode rows = Json.array();
          page.rows().forEach(agent -> rows.add(AgentView.of(agent)));
          return Answer.list(rows, call.cursor(page.next()));
        });
  }
}
