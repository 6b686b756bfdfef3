package io.dialplane.numbers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dialplane.domain.Agent;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.NumberStatus;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.Call;
import io.dialplane.http.Fields;
import io.dialplane.http.Json;
import io.dialplane.http.NumberView;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import io.dialplane.port.NumberFilter;
import io.dialplane.port.Page;
import io.dialplane.port.PageRequest;
import io.dialplane.port.Ref;
import io.dialplane.port.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists owned numbers, newest first. The page is asked for before the caller is known, so that
/// their agents come with the caller's key in one batch.
public final class ListNumbers implements Operation<ListNumbers.Asked> {
  private static final int LONGEST_ID = 200;

  private final Store store;

  ListNumbers(Store store) {
    this.store = store;
  }

  /// A page of the numbers in one status or of one agent, or of all.
  record Asked(@Nullable NumberStatus status, @Nullable String agentId, PageRequest page) {}

  @Override
  public String name() {
    return "list_numbers";
  }

  @Override
  public Scope scope() {
    return Scope.NUMBERS_READ;
  }

  @Override
  public boolean changes() {
    return false;
  }

  @Override
  public Asked parse(Fields in) {
    return new Asked(
        in.query()
            .choice("status", NumberStatus::of, "assigned, available, past_due or releasing."),
        in.query().optionalText("agentId", LONGEST_ID),
        in.page());
  }

  @Override
  public Plan plan(Tenant tenant, Asked asked) {
    Page<NumberState> page =
        store.numbers(new NumberFilter(tenant, asked.status(), asked.agentId()), asked.page());
    List<Ref<?>> agents =
        page.rows().stream()
            .flatMap(number -> PointedAt.ref(number).stream())
            .distinct()
            .<Ref<?>>map(ref -> ref)
            .toList();
    return Plan.reading(agents, call -> say(call, page));
  }

  private static Answer say(Call call, Page<NumberState> page) {
    ArrayNode rows = Json.array();
    for (NumberState number : page.rows()) {
      Agent agent = PointedAt.ref(number).flatMap(ref -> call.seen().get(ref).found()).orElse(null);
      rows.add(NumberView.of(number, agent, call.now()));
    }
    return Answer.list(rows, call.cursor(page.next()));
  }
}
