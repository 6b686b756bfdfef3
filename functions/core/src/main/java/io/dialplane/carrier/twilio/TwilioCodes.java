package io.dialplane.carrier.twilio;

import static java.util.Map.entry;

import io.dialplane.carrier.rest.Row;
import io.dialplane.carrier.rest.Sorting;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Twilio's error codes, folded.
final class TwilioCodes {
  static final Sorting SORTING =
      new Sorting(
          TwilioCodes::fault,
          Map.ofEntries(
              // Not available, or reserved for another account; no such number.
              entry("21422", Refusal.TAKEN),
              entry("21421", Refusal.TAKEN),
              // No such area code, or nothing in it.
              entry("21451", Refusal.ABSENT),
              entry("21452", Refusal.ABSENT),
              // A trial account has one number.
              entry("21404", Refusal.ACCOUNT),
              // A local address, an address, a certification, a bundle, an identity, a document.
              entry("21615", Refusal.REGULATORY),
              entry("21631", Refusal.REGULATORY),
              entry("21613", Refusal.REGULATORY),
              entry("21649", Refusal.REGULATORY),
              entry("21650", Refusal.REGULATORY),
              entry("21651", Refusal.REGULATORY),
              entry("20003", Refusal.ACCOUNT),
              entry("20403", Refusal.ACCOUNT),
              // Not active; inactive, of which Twilio names lack of funds first.
              entry("20005", Refusal.ACCOUNT),
              entry("10001", Refusal.ACCOUNT_FUNDS),
              entry("20404", Refusal.ABSENT),
              entry("20429", Refusal.THROTTLED)),
          Set.of("20500", "20503"));

  private TwilioCodes() {}

  private static Optional<Sorting.Fault> fault(Row body) {
    String code = body.text("code");
    if (code == null) {
      return Optional.empty();
    }
    String words = body.text("message");
    return Optional.of(new Sorting.Fault(code, words == null ? "Twilio error " + code : words));
  }
}
