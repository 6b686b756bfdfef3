package io.dialplane.voice;

import io.dialplane.http.Nobody;
import io.dialplane.http.Webhook;
import io.dialplane.voice.language.Language;
import io.dialplane.voice.language.Twiml;
import io.dialplane.voice.signature.Pair;
import io.dialplane.voice.signature.TwilioSignature;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Twilio. Of a number's calls it tells only the end, and neither who hung up nor the price.
final class TwilioDialect implements Dialect {
  private static final String SIGNATURE = "x-twilio-signature";

  @Override
  public String carrier() {
    return "twilio";
  }

  @Override
  public boolean hasSigned(Webhook webhook, String url, String secret, Instant now) {
    String signature = webhook.header(SIGNATURE).orElse("");
    return TwilioSignature.covers(signature, secret, url, webhook.body());
  }

  @Override
  public Optional<Heard> heard(Webhook webhook) {
    return CallForm.of(webhook).heard();
  }

  @Override
  public Progress progress(Webhook webhook) {
    CallForm status = CallForm.of(webhook);
    return status.progress(time(status.text("Timestamp")), null);
  }

  /// RFC 2822: `Wed, 25 Nov 2026 12:00:00 +0000`.
  private static @Nullable Instant time(String text) {
    try {
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }

  @Override
  public Language language() {
    return Twiml.TWIML;
  }

  @Override
  public Webhook example(String url, Instant now) {
    String form =
        "CallSid=CA0&From=%2B14155550199&To=%2B"
            + Nobody.called(carrier()).digits()
            + "&CallStatus=completed&CallDuration=1&Timestamp=Wed%2C+25+Nov+2026+12%3A00%3A00+%2B0000";
    String signature = TwilioSignature.of(Nobody.SECRET, url, Pair.list(form));
    return new Webhook(
        carrier(), Map.of(SIGNATURE, signature), form.getBytes(StandardCharsets.UTF_8), "");
  }
}
