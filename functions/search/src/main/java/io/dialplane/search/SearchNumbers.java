package io.dialplane.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.domain.Widening;
import io.dialplane.http.Answer;
import io.dialplane.http.Call;
import io.dialplane.http.Fields;
import io.dialplane.http.Json;
import io.dialplane.http.OfferView;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import io.dialplane.http.Problems;
import io.dialplane.port.Carriers;
import io.dialplane.port.Store;
import java.util.Iterator;
import java.util.List;

/// Searches the carriers' inventory, widening a search that finds too little where the caller lets
/// it. Numbers that anyone holds or owns here are left out by one batch read.
///
/// Refuses `carrier_unavailable` where no carrier could be asked.
public final class SearchNumbers implements Operation<Search> {
  private final Carriers carriers;
  private final Store store;

  SearchNumbers(Carriers carriers, Store store) {
    this.carriers = carriers;
    this.store = store;
  }

  @Override
  public String name() {
    return "search";
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
  public Search parse(Fields in) {
    return SearchInput.parse(in);
  }

  @Override
  public Plan plan(Tenant tenant, Search search) {
    return Plan.reading(List.of(), call -> run(call, search));
  }

  private Answer run(Call call, Search search) {
    Findings findings = new Findings(search.query().limit());
    Stock stock = new Stock(carriers.of(call.tenant()));
    // More than asked for, so that leaving out what is taken seldom needs a second round.
    InventoryQuery query = search.query().upTo(search.query().limit() * 2);
    findings.add(stock.search(query), null);
    Iterator<Widening.Step> steps =
        search.bestEffort() ? Widening.of(query).iterator() : List.<Widening.Step>of().iterator();
    do {
      while (findings.wantsMore() && steps.hasNext()) {
        Widening.Step step = steps.next();
        findings.add(stock.search(step.query()), step.words());
      }
      findings.leaveOutTaken(store, call.now());
    } while (findings.wantsMore() && steps.hasNext());
    if (stock.isUnreachable()) {
      return Problems.of(
          new Rejection.CarrierUnavailable("No carrier could be asked. Try again in a moment."));
    }
    return say(search, findings);
  }

  private static Answer say(Search search, Findings findings) {
    ArrayNode rows = Json.array();
    for (Findings.Row row : findings.rows()) {
      String vanity =
          search.vanity() == null ? null : search.vanity().spell(row.offer().e164().national());
      rows.add(OfferView.of(row.offer(), vanity, row.widenedTo() != null));
    }
    return Answer.list(rows, null).beside("message", findings.message());
  }
}
