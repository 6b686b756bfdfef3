package io.dialplane.purchase;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dialplane.domain.Purchase;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.Fields;
import io.dialplane.http.Json;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import io.dialplane.http.PurchaseView;
import io.dialplane.port.Page;
import io.dialplane.port.PageRequest;
import io.dialplane.port.PurchaseFilter;
import io.dialplane.port.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists purchases, newest first: where one is found whose answer was lost.
public final class ListPurchases implements Operation<ListPurchases.Asked> {
  private final Store store;

  ListPurchases(Store store) {
    this.store = store;
  }

  /// A page of the purchases in one status, or in any.
  record Asked(Purchase.@Nullable Status status, PageRequest page) {}

  @Override
  public String name() {
    return "list_purchases";
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
        in.query().choice("status", Purchase.Status::of, "pending, completed or failed."),
        in.page());
  }

  @Override
  public Plan plan(Tenant tenant, Asked asked) {
    Page<Purchase> page = store.purchases(new PurchaseFilter(tenant, asked.status()), asked.page());
    return Plan.reading(
        List.of(),
        call -> {
          ArrayNode rows = Json.array();
          page.rows().forEach(purchase -> rows.add(PurchaseView.of(purchase)));
          return Answer.list(rows, call.cursor(page.next()));
        });
  }
}
