package io.dialplane.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.E164;
import io.dialplane.domain.LedgerEntry;

/// A ledger entry as callers see it.
public final class EntryView {

  private EntryView() {}

  public static ObjectNode of(LedgerEntry entry) {
    ObjectNode view = Json.object().put("id", entry.id()).put("type", entry.cause().type().label());
    view.set("amountUsd", Json.money(entry.amount()));
    view.set("balanceAfterUsd", Json.money(entry.balanceAfter()));
    E164 e164 = entry.cause().e164();
    if (e164 != null) {
      view.put("e164", e164.value());
    }
    return view.put("reference", entry.cause().reference())
        .put("createdAt", Json.time(entry.createdAt()));
  }
}
