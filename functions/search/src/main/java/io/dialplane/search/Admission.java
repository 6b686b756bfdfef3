package io.dialplane.search;

import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.util.Locale;

/// Whether a carrier lets us in with the credentials that an operator has set.
enum Admission {
  OK,
  /// It answered, and our account or our credentials are not welcome.
  REFUSED,
  /// A credential is not set, so nothing was sent.
  MISSING,
  /// It did not answer in time, or would not say now.
  UNREACHABLE;

  /// What an answer to any question tells about that.
  static Admission of(CarrierAnswer<?> answer) {
    return switch (answer) {
      case CarrierAnswer.Accepted<?> _, CarrierAnswer.Pending<?> _ -> OK;
      case CarrierAnswer.Refused<?>(var reason, _) -> of(reason);
      case CarrierAnswer.Unknown<?> _ -> UNREACHABLE;
    };
  }

  private static Admission of(Refusal reason) {
    return switch (reason) {
      case TAKEN, PRICE_CHANGED, ABSENT, REGULATORY, UNSUPPORTED, ACCOUNT_FUNDS -> OK;
      case ACCOUNT -> REFUSED;
      case NOT_SET_UP -> MISSING;
      case THROTTLED, NOT_SENT -> UNREACHABLE;
    };
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
