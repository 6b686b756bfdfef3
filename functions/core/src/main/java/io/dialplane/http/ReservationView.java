package io.dialplane.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Reserved;

/// A hold as its holder sees it.
public final class ReservationView {

  private ReservationView() {}

  public static ObjectNode of(Reserved hold) {
    ObjectNode view =
        Json.object()
            .put("id", hold.id().toString())
            .put("e164", hold.e164().value())
            .put("status", "held")
            .put("expiresAt", Json.time(hold.expiresAt()))
            .put("exclusive", hold.exclusive());
    NumberView.price(view, hold.offer().price());
    return view.put("createdAt", Json.time(hold.createdAt()));
  }
}
