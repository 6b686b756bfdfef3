package io.dialplane.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.Offer;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Searches the carriers' inventory, widening a search that finds too little where the caller lets
/// it. Numbers that anyone holds or owns here are left out by one batch read.
///
/// Refuses `carrier_unavailable` where no carrier could be asked.
public final class SearchNumbers implements Operation<Search> {
  /// So many rows are asked of a carrier at most.
  private static final int DEEPEST = 400;

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
    Deque<Step> steps = steps(search);
    while (findings.wantsMore() && !steps.isEmpty()) {
      Step step = steps.remove();
      List<Offer> offers = stock.search(step.query());
      findings.add(offers, step.words());
      if (!findings.wantsMore() || steps.isEmpty()) {
        findings.leaveOutTaken(store, call.now());
      }
      boolean full = offers.size() >= step.query().limit();
      if (findings.wantsMore() && full && step.isShallow()) {
        // Most of a full answer was taken: there is more where it came from.
        steps.addFirst(step.deeper());
      }
    }
    if (stock.isUnreachable()) {
      return Problems.of(
          new Rejection.CarrierUnavailable("No carrier could be asked. Try again in a moment."));
    }
    return say(search, findings);
  }

  /// A question to the carriers; `words` says how it is wider than what was asked for, null where
  /// it is not.
  private record Step(InventoryQuery query, @Nullable String words) {

    boolean isShallow() {
      return query.limit() < DEEPEST;
    }

    Step deeper() {
      return new Step(query.upTo(Math.min(DEEPEST, query.limit() * 4)), words);
    }
  }

  private static Deque<Step> steps(Search search) {
    // More than asked for, so that leaving out what is taken seldom needs a second round.
    InventoryQuery query = search.query().upTo(search.query().limit() * 2);
    Deque<Step> steps = new ArrayDeque<>(List.of(new Step(query, null)));
    if (search.bestEffort()) {
      Widening.of(query).forEach(wider -> steps.add(new Step(wider.query(), wider.words())));
    }
    return steps;
  }

  private static Answer say(Search search, Findings findings) {
    ArrayNode rows = Json.array();
    for (Findings.Row row : findings.rows()) {
      String national =
          row.offer().e164().northAmerican()
              ? row.offer().e164().value().substring(2)
              : row.offer().e164().digits();
      String vanity = search.vanity() == null ? null : search.vanity().spell(national);
      rows.add(OfferView.of(row.offer(), vanity, row.widenedTo() != null));
    }
    return Answer.list(rows, null).beside("message", findings.message());
  }
}
