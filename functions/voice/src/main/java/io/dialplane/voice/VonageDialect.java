package io.dialplane.voice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dialplane.domain.CallEnd;
import io.dialplane.domain.CallEnd.Cost;
import io.dialplane.domain.CallEnd.Outcome;
import io.dialplane.domain.CallEnd.Party;
import io.dialplane.http.Json;
import io.dialplane.http.Nobody;
import io.dialplane.http.Webhook;
import io.dialplane.voice.language.Language;
import io.dialplane.voice.language.Ncco;
import io.dialplane.voice.signature.VonageToken;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Vonage, in JSON. It tells of every leg of a call; the caller's own is the inbound one.
final class VonageDialect implements Dialect {
  private static final String AUTHORIZATION = "authorization";
  private static final String BEARER = "bearer ";

  @Override
  public String carrier() {
    return "vonage";
  }

  @Override
  public boolean hasSigned(Webhook webhook, String url, String secret, Instant now) {
    return webhook
        .header(AUTHORIZATION)
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
        .map(value -> value.substring(BEARER.length()).strip())
        .filter(token -> VonageToken.covers(token, secret, webhook.body(), now))
        .isPresent();
  }

  @Override
  public Optional<Heard> heard(Webhook webhook) {
    JsonNode body = body(webhook);
    return Heard.of(
        body.path("to").asText(), body.path("from").asText(), body.path("uuid").asText());
  }

  private static JsonNode body(Webhook webhook) {
    return Json.read(new String(webhook.body(), StandardCharsets.UTF_8))
        .orElse(MissingNode.getInstance());
  }

  @Override
  public Progress progress(Webhook webhook) {
    JsonNode body = body(webhook);
    if (!body.path("direction").asText().equals("inbound")) {
      return new Progress.Other();
    }
    Instant at = time(body.path("timestamp").asText());
    return switch (body.path("status").asText()) {
      case "answered" -> new Progress.Answered(at);
      case "completed" -> ended(Outcome.COMPLETED, body, at);
      case "busy" -> ended(Outcome.BUSY, body, at);
      case "timeout", "unanswered" -> ended(Outcome.NO_ANSWER, body, at);
      case "failed", "rejected" -> ended(Outcome.FAILED, body, at);
      case "cancelled" -> ended(Outcome.CANCELED, body, at);
      default -> new Progress.Other();
    };
  }

  private static Progress ended(Outcome outcome, JsonNode body, @Nullable Instant at) {
    Party hungUpBy =
        switch (body.path("disconnected_by").asText()) {
          case "user" -> Party.CALLER;
          case "platform" -> Party.CARRIER;
          default -> null;
        };
    CallEnd end =
        new CallEnd(
            outcome,
            CallForm.seconds(body.path("duration").asText()),
            hungUpBy,
            Cost.of(body.path("price").asText(), "EUR"));
    return new Progress.Ended(end, at);
  }

  private static @Nullable Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }

  @Override
  public Language language() {
    return new Ncco();
  }

  @Override
  public Webhook example(String url, Instant now) {
    byte[] body =
        Json.bytes(
            Json.object()
                .put("from", "14155550199")
                .put("to", Nobody.called(carrier()).digits())
                .put("uuid", "0")
                .put("direction", "inbound")
                .put("status", "completed")
                .put("duration", "1")
                .put("timestamp", now.toString()));
    String token = VonageToken.of(Nobody.SECRET, body, now);
    return new Webhook(carrier(), Map.of(AUTHORIZATION, "Bearer " + token), body, "");
  }
}
