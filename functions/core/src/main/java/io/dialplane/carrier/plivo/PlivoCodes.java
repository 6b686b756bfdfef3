package io.dialplane.carrier.plivo;

import io.dialplane.carrier.rest.Row;
import io.dialplane.carrier.rest.Sorting;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Plivo has no error codes, only words; what they say is read where it matters most, and the
/// status decides the rest.
final class PlivoCodes {
  private static final String FUNDS = "funds";
  private static final String WORDS = "words";

  static final Sorting SORTING =
      new Sorting(PlivoCodes::fault, Map.of(FUNDS, Refusal.ACCOUNT_FUNDS), Set.of());

  private PlivoCodes() {}

  private static Optional<Sorting.Fault> fault(Row body) {
    String words = body.text("error");
    if (words == null) {
      return Optional.empty();
    }
    String small = words.toLowerCase(Locale.ROOT);
    boolean money = small.contains("credit") || small.contains("insufficient");
    return Optional.of(new Sorting.Fault(money ? FUNDS : WORDS, words));
  }
}
