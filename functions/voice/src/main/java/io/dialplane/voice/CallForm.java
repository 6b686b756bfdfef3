package io.dialplane.voice;

import io.dialplane.domain.CallEnd;
import io.dialplane.domain.CallEnd.Outcome;
import io.dialplane.domain.CallEnd.Party;
import io.dialplane.http.Webhook;
import io.dialplane.voice.signature.Pair;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A form that tells of a call. Twilio, Telnyx and Plivo send one; the first two give its
/// parameters the same names.
record CallForm(List<Pair> form) {
  private static final long LONGEST = Duration.ofDays(2).toSeconds();

  static CallForm of(Webhook webhook) {
    return new CallForm(Pair.list(new String(webhook.body(), StandardCharsets.UTF_8)));
  }

  String text(String name) {
    return Pair.first(form, name);
  }

  Optional<Heard> heard() {
    return Heard.of(text("To"), text("From"), text("CallSid"));
  }

  /// `at` is the time that the carrier gives.
  Progress progress(@Nullable Instant at, @Nullable Party hungUpBy) {
    if (isOfAnotherCall()) {
      return new Progress.Other();
    }
    return switch (text("CallStatus")) {
      case "in-progress", "answered" -> new Progress.Answered(at);
      case "completed" -> ended(Outcome.COMPLETED, at, hungUpBy);
      case "busy" -> ended(Outcome.BUSY, at, hungUpBy);
      case "no-answer" -> ended(Outcome.NO_ANSWER, at, hungUpBy);
      case "failed" -> ended(Outcome.FAILED, at, hungUpBy);
      case "canceled" -> ended(Outcome.CANCELED, at, hungUpBy);
      default -> new Progress.Other();
    };
  }

  /// One that this deployment's answer made the carrier begin.
  boolean isOfAnotherCall() {
    return !text("ParentCallSid").isEmpty() || text("Direction").startsWith("outbound");
  }

  private Progress ended(Outcome outcome, @Nullable Instant at, @Nullable Party hungUpBy) {
    return new Progress.Ended(
        new CallEnd(outcome, seconds(text("CallDuration")), hungUpBy, null), at);
  }

  /// None where it is no sane count of seconds.
  static Duration seconds(String text) {
    boolean digits =
        !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    long seconds = digits ? Long.parseLong(text) : 0;
    return seconds <= LONGEST ? Duration.ofSeconds(seconds) : Duration.ZERO;
  }
}
