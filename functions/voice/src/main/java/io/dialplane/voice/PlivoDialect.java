package io.dialplane.voice;

import io.dialplane.domain.CallEnd;
import io.dialplane.domain.CallEnd.Cost;
import io.dialplane.domain.CallEnd.Outcome;
import io.dialplane.domain.CallEnd.Party;
import io.dialplane.http.Nobody;
import io.dialplane.http.Webhook;
import io.dialplane.voice.language.Language;
import io.dialplane.voice.language.PlivoXml;
import io.dialplane.voice.signature.PlivoSignature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Plivo. Of an application's calls it tells only the end, in times of whatever zone the account is
/// set to, which are of no use.
final class PlivoDialect implements Dialect {
  private static final String SIGNATURE = "x-plivo-signature-v3";
  private static final String OF_MAIN_ACCOUNT = "x-plivo-signature-ma-v3";
  private static final String NONCE = "x-plivo-signature-v3-nonce";

  @Override
  public String carrier() {
    return "plivo";
  }

  @Override
  public boolean hasSigned(Webhook webhook, String url, String secret, Instant now) {
    String form = new String(webhook.body(), StandardCharsets.UTF_8);
    PlivoSignature.Request request = new PlivoSignature.Request("POST", url, form);
    String nonce = webhook.header(NONCE).orElse("");
    return !nonce.isEmpty()
        && Stream.of(SIGNATURE, OF_MAIN_ACCOUNT)
            .flatMap(name -> webhook.header(name).stream())
            .anyMatch(signature -> PlivoSignature.covers(signature, nonce, secret, request));
  }

  @Override
  public Optional<Heard> heard(Webhook webhook) {
    CallForm form = CallForm.of(webhook);
    return Heard.of(form.text("To"), form.text("From"), form.text("CallUUID"));
  }

  @Override
  public Progress progress(Webhook webhook) {
    CallForm form = CallForm.of(webhook);
    if (form.isOfAnotherCall()) {
      return new Progress.Other();
    }
    Optional<Outcome> outcome =
        switch (form.text("CallStatus")) {
          case "completed" -> Optional.of(Outcome.COMPLETED);
          case "busy" -> Optional.of(Outcome.BUSY);
          case "no-answer", "timeout" -> Optional.of(Outcome.NO_ANSWER);
          case "failed" -> Optional.of(Outcome.FAILED);
          case "cancel" -> Optional.of(Outcome.CANCELED);
          default -> Optional.empty();
        };
    return outcome.<Progress>map(how -> ended(form, how)).orElseGet(() -> answered(form));
  }

  private static Progress answered(CallForm form) {
    return form.text("CallStatus").equals("in-progress")
        ? new Progress.Answered(null)
        : new Progress.Other();
  }

  private static Progress ended(CallForm form, Outcome outcome) {
    CallEnd end =
        new CallEnd(
            outcome,
            CallForm.seconds(form.text("Duration")),
            party(form.text("HangupSource")),
            Cost.of(form.text("TotalCost"), "USD"));
    return new Progress.Ended(end, null);
  }

  private static @Nullable Party party(String source) {
    return switch (source) {
      case "" -> null;
      case "Caller" -> Party.CALLER;
      case "Callee" -> Party.AGENT;
      default -> Party.CARRIER;
    };
  }

  @Override
  public Language language() {
    return new PlivoXml();
  }

  @Override
  public Webhook example(String url, Instant now) {
    String form =
        "CallUUID=0&From=14155550199&To="
            + Nobody.called(carrier()).digits()
            + "&CallStatus=completed&Duration=1";
    String signature =
        PlivoSignature.of(Nobody.SECRET, "0", new PlivoSignature.Request("POST", url, form));
    return new Webhook(
        carrier(),
        Map.of(SIGNATURE, signature, NONCE, "0"),
        form.getBytes(StandardCharsets.UTF_8),
        "");
  }
}
