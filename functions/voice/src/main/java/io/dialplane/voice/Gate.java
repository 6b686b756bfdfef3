package io.dialplane.voice;

import io.dialplane.domain.Rejection;
import io.dialplane.http.Answer;
import io.dialplane.http.Problems;
import io.dialplane.http.Webhook;
import io.dialplane.port.Lines;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// Lets in what a carrier of this deployment has signed. `real` is the time that carriers live in,
/// whatever the deployment's own clock shows.
///
/// Refuses, in this order: a carrier that CARRIERS does not name (404), one whose signing secret or
/// whose address an operator has not set (503: until then nothing can be believed), and what its
/// signature does not cover (403).
record Gate(Lines lines, InstantSource real) {

  sealed interface Entry {
    record Admitted(Dialect dialect) implements Entry {}

    record Refused(Answer answer) implements Entry {}
  }

  /// `address` says which of the carrier's two addresses it came to.
  Entry open(Webhook webhook, Function<Lines.Urls, String> address) {
    Optional<Lines.Line> line = lines.of(webhook.sender());
    Dialect dialect = Dialect.BY_CARRIER.get(webhook.sender());
    if (line.isEmpty() || dialect == null) {
      return new Entry.Refused(Problems.of(new Rejection.NotFound("carrier")));
    }
    Entry entry = open(webhook, dialect, line.get(), address);
    if (entry instanceof Entry.Admitted) {
      return entry;
    }
    // The secret may be another one by now; a call that it fits has not waited for that.
    return lines
        .renewed(webhook.sender())
        .map(again -> open(webhook, dialect, again, address))
        .orElse(entry);
  }

  private Entry open(
      Webhook webhook, Dialect dialect, Lines.Line line, Function<Lines.Urls, String> address) {
    Optional<String> secret = line.secret();
    if (secret.isEmpty()) {
      return missing(line.setting(), dialect);
    }
    Optional<String> url = line.urls().map(address);
    if (url.isEmpty()) {
      return missing("PUBLIC_BASE_URL", dialect);
    }
    String signed = webhook.query().isEmpty() ? url.get() : url.get() + "?" + webhook.query();
    return dialect.hasSigned(webhook, signed, secret.get(), real.instant())
        ? new Entry.Admitted(dialect)
        : new Entry.Refused(Problems.badSignature(dialect.carrier()));
  }

  private static Entry missing(String setting, Dialect dialect) {
    String detail =
        "%s is not set or cannot be read, so nothing that says it comes from %s can be believed."
            .formatted(setting, dialect.carrier());
    return new Entry.Refused(Problems.of(new Rejection.CarrierUnavailable(detail)));
  }
}
