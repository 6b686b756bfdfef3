package io.dialplane.carrier.vonage;

import static io.dialplane.port.CarrierAnswer.accepted;
import static io.dialplane.port.CarrierAnswer.refused;

import io.dialplane.carrier.rest.Reply;
import io.dialplane.carrier.rest.Row;
import io.dialplane.carrier.rest.Sorting;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Vonage says 420 for everything that it will not do, and the reason, if any, in words; also
/// within an answer of status 200. Its newer APIs describe a problem by its type (RFC 7807).
final class VonageCodes {
  private static final String DONE = "200";
  private static final String FAILED = "method failed";
  private static final String UNEXPLAINED = "unexplained";
  private static final String FUNDS = "funds";

  static final Sorting SORTING =
      new Sorting(
          VonageCodes::fault,
          Map.of("401", Refusal.ACCOUNT, UNEXPLAINED, Refusal.TAKEN, FUNDS, Refusal.ACCOUNT_FUNDS),
          Set.of());

  private VonageCodes() {}

  private static Optional<Sorting.Fault> fault(Row body) {
    String code = body.text("error-code");
    if (code == null) {
      return problem(body);
    }
    String label = body.text("error-code-label");
    String words = label == null ? FAILED : label;
    String small = words.toLowerCase(Locale.ROOT);
    if (small.contains("balance") || small.contains("credit") || small.contains("insufficient")) {
      return Optional.of(new Sorting.Fault(FUNDS, words));
    }
    return Optional.of(new Sorting.Fault(small.equals(FAILED) ? UNEXPLAINED : code, words));
  }

  private static Optional<Sorting.Fault> problem(Row body) {
    String title = body.text("title");
    if (title == null) {
      return Optional.empty();
    }
    String type = body.text("type");
    String detail = body.text("detail");
    boolean poor = type != null && type.endsWith("#low-balance");
    return Optional.of(new Sorting.Fault(poor ? FUNDS : title, detail == null ? title : detail));
  }

  /// Of what changes something: done only where the answer itself says so.
  static CarrierAnswer<Row> deed(Reply reply) {
    return SORTING.deed(
        reply,
        body -> {
          String code = body.required("error-code");
          if (code.equals(DONE)) {
            return accepted(body);
          }
          Sorting.Fault fault = fault(body).orElseThrow();
          Refusal listed = SORTING.refusals().get(fault.code());
          return refused(listed == null ? Refusal.REGULATORY : listed, fault.words());
        });
  }
}
