package io.dialplane.port;

import io.dialplane.domain.E164;
import io.dialplane.domain.Freed;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Seen;
import io.dialplane.domain.Tenant;
import java.util.List;

/// Asks a tenant's carriers, in their order of preference, what a number costs now.
public record Quotes(Carriers carriers) {

  /// What came of asking.
  public sealed interface Quote {
    record Found(Carrier carrier, Offer offer) implements Quote {}

    /// Nobody sells it now.
    record Nobody() implements Quote {}

    /// A carrier that might sell it could not be asked: never taken for a no.
    record Unreachable(String detail) implements Quote {}
  }

  public Quote of(Tenant tenant, E164 e164) {
    return among(carriers.of(tenant), e164);
  }

  /// The same, of the carrier alone that holds the number for the tenant already.
  public Quote from(String provider, Tenant tenant, E164 e164) {
    List<Carrier> holder =
        carriers.of(tenant).stream().filter(each -> each.name().equals(provider)).toList();
    return holder.isEmpty()
        ? new Quote.Unreachable("the carrier that holds the number is not set up any more")
        : among(holder, e164);
  }

  /// They are asked side by side; the first in the order of preference that sells the number sells
  /// it.
  private Quote among(List<Carrier> asked, E164 e164) {
    List<CarrierAnswer<Offer>> answers =
        SideBySide.until(
            asked,
            carrier -> carrier.quote(e164),
            carriers.patience(),
            answer -> answer instanceof CarrierAnswer.Accepted<Offer>);
    Quote best = new Quote.Nobody();
    for (int i = 0; i < answers.size(); i++) {
      switch (answers.get(i)) {
        case CarrierAnswer.Accepted<Offer>(var offer) -> {
          return new Quote.Found(asked.get(i), offer);
        }
        case CarrierAnswer.Refused<Offer>(var reason, var detail) -> {
          if (reason.isCarriersTrouble()) {
            best = new Quote.Unreachable(detail);
          }
        }
        case CarrierAnswer.Pending<Offer> _ -> best = new Quote.Unreachable("no answer yet");
        case CarrierAnswer.Unknown<Offer>(var detail) -> best = new Quote.Unreachable(detail);
      }
    }
    return best;
  }

  /// Whether an order for this number could be told from what is left of an earlier one: a released
  /// number's carrier must know our references.
  public boolean isCertain(Seen<NumberState> number) {
    return !(number.value() instanceof Freed freed)
        || carriers
            .named(freed.provider())
            .filter(carrier -> carrier.abilities().references())
            .isPresent();
  }
}
