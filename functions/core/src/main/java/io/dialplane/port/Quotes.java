package io.dialplane.port;

import io.dialplane.domain.E164;
import io.dialplane.domain.Freed;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Seen;
import io.dialplane.domain.Tenant;

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
    Quote best = new Quote.Nobody();
    for (Carrier carrier : carriers.of(tenant)) {
      switch (carrier.quote(e164)) {
        case CarrierAnswer.Accepted<Offer>(var offer) -> {
          return new Quote.Found(carrier, offer);
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
