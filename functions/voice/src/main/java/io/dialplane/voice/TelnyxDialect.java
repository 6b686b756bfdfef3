package io.dialplane.voice;

import io.dialplane.domain.CallEnd.Party;
import io.dialplane.http.Nobody;
import io.dialplane.http.Webhook;
import io.dialplane.voice.language.Language;
import io.dialplane.voice.language.Twiml;
import io.dialplane.voice.signature.TelnyxSignature;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Telnyx, by TeXML: it signs the forms of TeXML as it signs its events.
final class TelnyxDialect implements Dialect {
  private static final String SIGNATURE = "telnyx-signature-ed25519";
  private static final String TIMESTAMP = "telnyx-timestamp";

  @Override
  public String carrier() {
    return "telnyx";
  }

  @Override
  public boolean hasSigned(Webhook webhook, String url, String secret, Instant now) {
    return TelnyxSignature.covers(
        webhook.header(SIGNATURE).orElse(""),
        webhook.header(TIMESTAMP).orElse(""),
        secret,
        webhook.body(),
        now);
  }

  @Override
  public Optional<Heard> heard(Webhook webhook) {
    return CallForm.of(webhook).heard();
  }

  @Override
  public Progress progress(Webhook webhook) {
    CallForm status = CallForm.of(webhook);
    Party hungUpBy =
        switch (status.text("HangupSource")) {
          case "caller" -> Party.CALLER;
          case "callee" -> Party.AGENT;
          default -> null;
        };
    return status.progress(time(status.text("Timestamp")), hungUpBy);
  }

  /// RFC 3339; a space has been seen where its `T` belongs.
  private static @Nullable Instant time(String text) {
    try {
      return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }

  @Override
  public Language language() {
    return Twiml.TEXML;
  }

  @Override
  public Webhook example(String url, Instant now) {
    String form =
        "CallSid=v3%3A0&From=%2B14155550199&To=%2B"
            + Nobody.called(carrier()).digits()
            + "&CallStatus=completed&CallDuration=1&HangupSource=caller";
    byte[] body = form.getBytes(StandardCharsets.UTF_8);
    String seconds = Long.toString(now.getEpochSecond());
    String signature = TelnyxSignature.of(Nobody.PRIVATE_KEY, seconds, body);
    return new Webhook(carrier(), Map.of(SIGNATURE, signature, TIMESTAMP, seconds), body, "");
  }
}
