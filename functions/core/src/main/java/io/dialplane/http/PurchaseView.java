package io.dialplane.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Purchase;
import io.dialplane.domain.StoredAnswer;

/// A purchase as callers see it.
public final class PurchaseView {
  private static final String PATH = "/api/v1/numbers/purchases/";

  private PurchaseView() {}

  public static ObjectNode of(Purchase purchase) {
    ObjectNode view =
        Json.object()
            .put("id", purchase.id())
            .put("e164", purchase.e164().value())
            .put("status", purchase.status().label());
    StoredAnswer answer = purchase.answer();
    if (purchase.status() == Purchase.Status.COMPLETED) {
      view.put("numberId", purchase.numberId().toString());
    } else if (answer != null && answer.body() != null && !purchase.isPending()) {
      view.set("problem", Json.read(answer.body()).orElseThrow());
    }
    return view.put("createdAt", Json.time(purchase.createdAt()));
  }

  static String location(Purchase purchase) {
    return PATH + purchase.id();
  }
}
