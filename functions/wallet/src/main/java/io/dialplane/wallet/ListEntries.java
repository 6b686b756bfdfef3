package io.dialplane.wallet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dialplane.domain.LedgerEntry;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.EntryView;
import io.dialplane.http.Fields;
import io.dialplane.http.Json;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import io.dialplane.port.Page;
import io.dialplane.port.PageRequest;
import io.dialplane.port.Store;
import java.util.List;

/// Lists the ledger, newest first.
public final class ListEntries implements Operation<PageRequest> {
  private final Store store;

  ListEntries(Store store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "list_entries";
  }

  @Override
  public Scope scope() {
    return Scope.BILLING_READ;
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
    Page<LedgerEntry> page = store.entries(tenant, asked);
    return Plan.reading(
        List.of(),
        call -> {
          ArrayNode rows = Json.array();
          page.rows().forEach(entry -> rows.add(EntryView.of(entry)));
          return Answer.list(rows, call.cursor(page.next()));
        });
  }
}
