package io.dialplane.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.Offer;
import io.dialplane.port.Carrier;
import io.dialplane.port.Carrier.OnAccount;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Accepted;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.port.CarrierAnswer.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What [CarrierContract] does with a carrier: finds a number that `stock` answers, buys it, walks
/// the account. An answer that is not of the wanted kind fails the test.
record CarrierTrial(Carrier carrier, InventoryQuery stock, Runnable completeOrders) {
  private static final int MOST_PAGES = 1_000;

  /// Another number that is for sale now.
  Offer next() {
    List<Offer> offers = accepted(carrier.search(stock));
    assertThat(offers).as("stock() must sell something").isNotEmpty();
    return offers.getFirst();
  }

  static String reference() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  CarrierAnswer<String> order(Offer offer, String reference) {
    return carrier.order(new Carrier.Order(offer.e164(), reference, offer));
  }

  /// Orders and waits until the number is ours.
  OnAccount buy(Offer offer, String reference) {
    CarrierAnswer<String> ordered = order(offer, reference);
    assertThat(ordered).isNotInstanceOf(Refused.class).isNotInstanceOf(CarrierAnswer.Unknown.class);
    completeOrders.run();
    OnAccount there = accepted(carrier.find(reference, offer.e164()));
    if (ordered instanceof Accepted<String>(var carrierId)) {
      assertThat(there.carrierId()).isEqualTo(carrierId);
    }
    return there;
  }

  List<OnAccount> account() {
    List<OnAccount> all = new ArrayList<>();
    String cursor = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      Carrier.AccountPage read = accepted(carrier.owned(cursor));
      all.addAll(read.numbers());
      cursor = read.next();
      if (cursor == null) {
        return all;
      }
    }
    throw new AssertionError("owned() does not end");
  }

  static <T> T accepted(CarrierAnswer<T> answer) {
    if (answer instanceof Accepted<T>(var value)) {
      return value;
    }
    throw new AssertionError("not accepted: " + answer);
  }

  static Refusal refusal(CarrierAnswer<?> answer) {
    if (answer instanceof Refused<?>(var reason, _)) {
      return reason;
    }
    throw new AssertionError("not refused: " + answer);
  }
}
