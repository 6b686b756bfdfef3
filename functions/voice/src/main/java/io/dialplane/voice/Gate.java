package io.dialplane.voice;

import io.dialplane.domain.Rejection;
import io.dialplane.http.Answer;
import io.dialplane.http.Problems;
import io.dialplane.http.Webhook;
import io.dialplane.port.Lines;
import io.dialplane.port.VoiceUrls;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Lets in what a carrier of this deployment has signed. `real` is the time that carriers live in,
/// whatever the deployment's own clock shows.
///
/// Refuses, in this order: a carrier that CARRIERS does not name (404), one whose signing secret or
/// whose address an operator has not set (503: until then nothing can be believed), what its
/// signature does not cover (403), and what names no call (400).
record Gate(Lines lines, InstantSource real) {

  sealed interface Entry {
    /// The call that it is about, in its carrier's dialect.
    record Admitted(Dialect dialect, Heard heard) implements Entry {}

    record Refused(Answer answer) implements Entry {}
  }

  /// `address` says which of the carrier's two addresses it came to.
  Entry open(Webhook webhook, Function<VoiceUrls, String> address) {
    Optional<Lines.Line> line = lines.of(webhook.sender());
    Dialect dialect = Dialect.BY_CARRIER.get(webhook.sender());
    if (line.isEmpty() || dialect == null) {
      return new Entry.Refused(Problems.of(new Rejection.NotFound("carrier")));
    }
    Optional<Answer> refusal = refusal(webhook, dialect, line.get(), address);
    if (refusal.isPresent()) {
      // The secret may be another one by now; a call that it fits has not waited for that.
      Optional<Lines.Line> again = lines.renewed(webhook.sender());
      refusal = again.isPresent() ? refusal(webhook, dialect, again.get(), address) : refusal;
    }
    return refusal.<Entry>map(Entry.Refused::new).orElseGet(() -> admitted(webhook, dialect));
  }

  private static Entry admitted(Webhook webhook, Dialect dialect) {
    return dialect
        .heard(webhook)
        .<Entry>map(heard -> new Entry.Admitted(dialect, heard))
        .orElseGet(() -> new Entry.Refused(Problems.invalid(List.of(), "This names no call.")));
  }

  /// Empty where the carrier has signed it.
  private Optional<Answer> refusal(
      Webhook webhook, Dialect dialect, Lines.Line line, Function<VoiceUrls, String> address) {
    if (line.secret().isEmpty()) {
      return Optional.of(missing(line.setting(), dialect));
    }
    Optional<String> url = line.urls().map(address);
    if (url.isEmpty()) {
      return Optional.of(missing("PUBLIC_BASE_URL", dialect));
    }
    String signed = webhook.query().isEmpty() ? url.get() : url.get() + "?" + webhook.query();
    return dialect.hasSigned(webhook, signed, line.secret().get(), real.instant())
        ? Optional.empty()
        : Optional.of(Problems.badSignature(dialect.carrier()));
  }

  private static Answer missing(String setting, Dialect dialect) {
    String detail =
        "%s is not set or cannot be read, so nothing that says it comes from %s can be believed."
            .formatted(setting, dialect.carrier());
    return Problems.of(new Rejection.CarrierUnavailable(detail));
  }
}
