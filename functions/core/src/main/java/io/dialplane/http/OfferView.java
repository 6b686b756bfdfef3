package io.dialplane.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Offer;
import org.jspecify.annotations.Nullable;

/// A number for sale as callers see it.
public final class OfferView {

  private OfferView() {}

  /// `vanity` spells the number with the letters it was searched by; `bestEffort` marks a row that
  /// a widened search found.
  public static ObjectNode of(Offer offer, @Nullable String vanity, boolean bestEffort) {
    ObjectNode view = Json.object();
    NumberView.listing(view, offer.listing());
    view.put("rateCenter", offer.listing().rateCenter());
    NumberView.price(view, offer.price());
    return view.put("reservable", offer.reservable())
        .put("vanityFormat", vanity)
        .put("bestEffort", bestEffort);
  }
}
