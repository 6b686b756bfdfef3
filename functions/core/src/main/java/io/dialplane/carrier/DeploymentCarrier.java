package io.dialplane.carrier;

import io.dialplane.domain.E164;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Price;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.Tally;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A carrier as this deployment sells it: its mark-up is on every price, every call is counted, and
/// trouble with our own account there is reported.
record DeploymentCarrier(Carrier carrier, BigDecimal markupPercent) implements Carrier {

  @Override
  public String name() {
    return carrier.name();
  }

  @Override
  public Abilities abilities() {
    return carrier.abilities();
  }

  @Override
  public Calls calls() {
    return carrier.calls();
  }

  @Override
  public CarrierAnswer<List<Offer>> search(InventoryQuery query) {
    return counted(() -> carrier.search(query))
        .then(offers -> CarrierAnswer.accepted(offers.stream().map(this::markedUp).toList()));
  }

  @Override
  public CarrierAnswer<Offer> quote(E164 e164) {
    return counted(() -> carrier.quote(e164))
        .then(offer -> CarrierAnswer.accepted(markedUp(offer)));
  }

  @Override
  public CarrierAnswer<Hold> hold(E164 e164, String reference) {
    return counted(() -> carrier.hold(e164, reference));
  }

  @Override
  public CarrierAnswer<Hold> extendHold(E164 e164, String holdId) {
    return counted(() -> carrier.extendHold(e164, holdId));
  }

  @Override
  public CarrierAnswer<Confirmed> releaseHold(E164 e164, String holdId) {
    return counted(() -> carrier.releaseHold(e164, holdId));
  }

  @Override
  public CarrierAnswer<String> order(Order order) {
    return counted(() -> carrier.order(order));
  }

  @Override
  public CarrierAnswer<OnAccount> find(@Nullable String reference, E164 e164) {
    return counted(() -> carrier.find(reference, e164));
  }

  @Override
  public CarrierAnswer<AccountPage> owned(@Nullable String cursor) {
    return counted(() -> carrier.owned(cursor));
  }

  @Override
  public CarrierAnswer<Confirmed> pointVoice(E164 e164, String carrierId) {
    return counted(() -> carrier.pointVoice(e164, carrierId));
  }

  @Override
  public CarrierAnswer<Confirmed> release(E164 e164, String carrierId) {
    return counted(() -> carrier.release(e164, carrierId));
  }

  private Offer markedUp(Offer offer) {
    if (markupPercent.signum() == 0) {
      return offer;
    }
    Price price = offer.price();
    return new Offer(
        offer.listing(),
        new Price(price.setup().markedUp(markupPercent), price.monthly().markedUp(markupPercent)),
        offer.reservable());
  }

  /// What a carrier that is made of our own table asks of the store is the carrier's doing, not the
  /// request's.
  private static <T> CarrierAnswer<T> counted(Supplier<CarrierAnswer<T>> call) {
    Tally.countCarrier();
    CarrierAnswer<T> answer = ScopedValue.where(Tally.CURRENT, Tally.start()).call(call::get);
    if (answer instanceof CarrierAnswer.Refused<T>(var reason, _) && reason.needsOperator()) {
      Tally.reportCarrierTrouble();
    }
    return answer;
  }
}
