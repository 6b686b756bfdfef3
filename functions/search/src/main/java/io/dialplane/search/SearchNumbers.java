package io.dialplane.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.dialplane.http.Surroundings;
import io.dialplane.port.Carriers;
import io.dialplane.port.Store;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Searches the carriers' inventory, widening a search that finds too little where the caller lets
/// it. Numbers that anyone holds or owns here are left out by one batch read.
///
/// Carriers are asked side by side; one that does not answer is named in the message, and the
/// others' numbers are answered. Refuses `carrier_unavailable` where no carrier could be asked.
public final class SearchNumbers implements Operation<Search> {
  /// So many rows are asked of a carrier at most.
  private static final int DEEPEST = 400;

  private final Carriers carriers;
  private final Store store;
  private final InstantSource clock;

  SearchNumbers(Carriers carriers, Surroundings around) {
    this.carriers = carriers;
    this.store = around.store();
    this.clock = around.clock();
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
  public ObjectNode example() {
    return Json.object().put("areaCode", "415").put("contains", "55");
  }

  @Override
  public Plan plan(Tenant tenant, Search search) {
    return Plan.reading(List.of(), call -> run(call, search));
  }

  private Answer run(Call call, Search search) {
    Findings findings = new Findings(search.query().limit());
    Stock stock = new Stock(carriers.of(call.tenant()), clock, carriers.patience());
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
    return say(search, findings, message(findings, stock));
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

  /// What the caller should know of the rows; null where they are just what was asked for.
  private static @Nullable String message(Findings findings, Stock stock) {
    String words =
        Stream.of(findings.message(), stock.message())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return words.isEmpty() ? null : words;
  }

  private static Answer say(Search search, Findings findings, @Nullable String message) {
    ArrayNode rows = Json.array();
    for (Findings.Row row : findings.rows()) {
      String vanity =
          search.vanity() == null ? null : search.vanity().spell(row.offer().e164().national());
      rows.add(OfferView.of(row.offer(), vanity, row.widenedTo() != null));
    }
    return Answer.list(rows, null).beside("message", message);
  }
}
