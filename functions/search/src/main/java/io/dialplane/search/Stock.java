package io.dialplane.search;

import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.Offer;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import java.util.ArrayList;
import java.util.List;

/// The inventory of several carriers as one. Remembers whether any of them answered at all.
final class Stock {
  private final List<Carrier> carriers;
  private boolean answered;

  Stock(List<Carrier> carriers) {
    this.carriers = List.copyOf(carriers);
  }

  List<Offer> search(InventoryQuery query) {
    List<Offer> found = new ArrayList<>();
    for (Carrier carrier : carriers) {
      if (carrier.search(query) instanceof CarrierAnswer.Accepted<List<Offer>>(var offers)) {
        answered = true;
        // A carrier that filters loosely is filtered again.
        offers.stream().filter(offer -> query.matches(offer.listing())).forEach(found::add);
      }
    }
    return found;
  }

  boolean isUnreachable() {
    return !answered;
  }
}
