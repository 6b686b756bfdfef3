package io.dialplane.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.Fields;
import io.dialplane.http.Json;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import io.dialplane.port.Carrier;
import io.dialplane.port.Carrier.Calls;
import io.dialplane.port.Carriers;
import java.util.List;

/// Tells which carriers are set up, in their order of preference, whether each lets us in, and what
/// it can do. No credential, no part of one, and no word of a carrier's.
public final class ListCarriers implements Operation<ListCarriers.Asked> {
  private final Carriers carriers;
  private final Admissions admissions;

  ListCarriers(Carriers carriers, Admissions admissions) {
    this.carriers = carriers;
    this.admissions = admissions;
  }

  /// Takes no input.
  enum Asked {
    CARRIERS
  }

  @Override
  public String name() {
    return "list_carriers";
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
    return Asked.CARRIERS;
  }

  @Override
  public Plan plan(Tenant tenant, Asked asked) {
    return Plan.reading(List.of(), _ -> run(tenant));
  }

  private Answer run(Tenant tenant) {
    List<Carrier> all = carriers.of(tenant);
    List<Admission> admitted = admissions.of(tenant);
    ArrayNode rows = Json.array();
    for (int i = 0; i < all.size(); i++) {
      rows.add(view(all.get(i), admitted.get(i)));
    }
    return Answer.list(rows, null);
  }

  private static ObjectNode view(Carrier carrier, Admission admission) {
    return Json.object()
        .put("name", carrier.name())
        .put("credentials", admission.label())
        .put("holds", carrier.abilities().holds())
        .put("references", carrier.abilities().references())
        .put("inbound", carrier.calls() != Calls.HAVE_NO_WAY);
  }
}
