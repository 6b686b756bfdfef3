package io.dialplane.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.InventoryQuery.Pattern;
import io.dialplane.domain.InventoryQuery.Place;
import io.dialplane.domain.Money;
import io.dialplane.domain.NumberType;
import io.dialplane.domain.Offer;
import io.dialplane.port.Carrier;
import io.dialplane.port.Carrier.Calls;
import io.dialplane.port.Carrier.OnAccount;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.port.Pause;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What can be tried with a carrier whose account is real. [#looks] changes nothing there;
/// [#buysAndGivesBack] buys one number, no dearer than it is told, and gives it back at once.
record LiveCheck(Carrier carrier) {
  private static final int FEW = 5;
  private static final int MOST_LOOKS = 20;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

  /// A number that nobody can have.
  private static final E164 NOBODYS = new E164("+12025550199");

  private static final InventoryQuery LOCAL =
      new InventoryQuery(
          new Place("US", null, null, null, null),
          NumberType.LOCAL,
          Set.of(Feature.VOICE),
          Pattern.ANY,
          FEW);

  /// Searches, prices, and looks at the account.
  void looks() {
    List<Offer> offers = value(carrier.search(LOCAL));
    assertThat(offers).hasSizeBetween(1, FEW).allMatch(offer -> LOCAL.matches(offer.listing()));
    Offer first = offers.getFirst();
    if (carrier.quote(first.e164()) instanceof CarrierAnswer.Accepted<Offer>(var quote)) {
      assertThat(quote.price()).isEqualTo(first.price());
    }
    assertThat(carrier.find(null, NOBODYS))
        .isInstanceOfSatisfying(
            CarrierAnswer.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Refusal.ABSENT));
    assertThat(value(carrier.owned(null)).numbers()).isNotNull();
  }

  /// Empty-handed, with an error, where nothing is for sale at `most` or less.
  void buysAndGivesBack(Money most) {
    Offer offer =
        value(carrier.search(LOCAL)).stream()
            .filter(each -> each.price().total().compareTo(most) <= 0)
            .min(Comparator.comparing(each -> each.price().total()))
            .orElseThrow(() -> new AssertionError("nothing for " + most + " or less"));
    String reference = UUID.randomUUID().toString().replace("-", "");

    CarrierAnswer<String> ordered =
        carrier.order(new Carrier.Order(offer.e164(), reference, offer));

    assertThat(ordered).as("order of " + offer.e164()).isNotInstanceOf(CarrierAnswer.Refused.class);
    OnAccount bought = there(reference, offer.e164());
    try {
      if (carrier.abilities().references()) {
        assertThat(bought.reference()).isEqualTo(reference);
      }
      if (carrier.calls() == Calls.ARE_POINTED) {
        value(carrier.pointVoice(offer.e164(), bought.carrierId()));
      }
    } finally {
      value(carrier.release(offer.e164(), bought.carrierId()));
    }
  }

  /// An order may complete later.
  private OnAccount there(String reference, E164 e164) {
    CarrierAnswer<OnAccount> found = carrier.find(reference, e164);
    for (int look = 1; look < MOST_LOOKS && !(found instanceof CarrierAnswer.Accepted); look++) {
      Pause.of(BETWEEN_LOOKS);
      found = carrier.find(reference, e164);
    }
    if (found instanceof CarrierAnswer.Accepted<OnAccount>(var there)) {
      return there;
    }
    throw new AssertionError(
        "%s was ordered and is not found; look at the account: %s".formatted(e164, found));
  }

  private static <T> T value(CarrierAnswer<T> answer) {
    if (answer instanceof CarrierAnswer.Accepted<T>(var value)) {
      return value;
    }
    throw new AssertionError("not accepted: " + answer);
  }
}
