package io.dialplane.http;

import io.dialplane.domain.Outcome;
import io.dialplane.domain.Rejection;
import io.dialplane.port.CarrierAnswer.Refusal;

/// What a carrier's answer means for a claim.
public sealed interface Verdict {

  record Bought(Outcome.Bought there) implements Verdict {}

  /// Surely not bought, for the number's sake: for ever.
  record Failed(Rejection rejection) implements Verdict {}

  /// Surely not bought, for the carrier's own trouble: the same key may try again.
  record GivenUp(Rejection rejection) implements Verdict {}

  /// The carrier has known nothing of it for so long that it will surely not be bought.
  record Abandoned() implements Verdict {}

  /// Not known; settle finds out.
  record Undecided() implements Verdict {}

  /// An order that was refused.
  static Verdict refused(Refusal reason, String detail) {
    return switch (reason) {
      case TAKEN, ABSENT, UNSUPPORTED -> new Failed(new Rejection.NumberUnavailable());
      case PRICE_CHANGED ->
          new Failed(new Rejection.PriceChanged("The carrier refused the order for its price."));
      case REGULATORY -> new Failed(new Rejection.CarrierRefused(detail));
      case ACCOUNT_FUNDS, ACCOUNT, NOT_SET_UP, THROTTLED, NOT_SENT ->
          trouble("The carrier took no order: " + detail + ". Nothing was charged.");
    };
  }

  static Verdict trouble(String detail) {
    return new GivenUp(new Rejection.CarrierUnavailable(detail));
  }
}
