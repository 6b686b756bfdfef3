package io.dialplane.carrier.rest;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// Sends a request once and waits for its whole answer, body included, for a bounded time and of a
/// bounded size. What a failure means is decided here: did anything leave this machine?
record Exchange(InstantSource clock) {
  /// Far above a carrier's largest page.
  private static final long MOST_BYTES = 4L * 1024 * 1024;

  private static final int LONGEST_WAIT_DIGITS = 6;

  Reply send(HttpClient client, HttpRequest request, Duration patience) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      return answered(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      answer.cancel(true);
      return new Reply.Lost("no answer in time");
    } catch (InterruptedException _) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Reply.Lost("nobody waited for the answer");
    } catch (ExecutionException e) {
      return failed(e.getCause());
    }
  }

  /// Only what surely came before the first byte of the request counts as not sent.
  private static Reply failed(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException _ ->
          new Reply.NotSent("the carrier could not be connected in time");
      case ConnectException _ -> new Reply.NotSent("the carrier could not be connected");
      case SSLHandshakeException _, SSLPeerUnverifiedException _ ->
          new Reply.NotSent("the carrier's TLS certificate or handshake failed");
      case HttpTimeoutException _ -> new Reply.Lost("no answer in time");
      case IOException _ ->
          new Reply.Lost("the connection broke before the whole answer was there");
      case null, default -> throw new IllegalStateException("a request that cannot be sent", cause);
    };
  }

  private Reply answered(HttpResponse<byte[]> response) {
    return new Reply.Answered(
        response.statusCode(),
        JsonText.read(response.body()),
        response.headers().firstValue("retry-after").map(this::retryAfter).orElse(null));
  }

  /// Retry-After: seconds, or a date (RFC 9110, 10.2.3).
  private @Nullable Duration retryAfter(String text) {
    String value = text.strip();
    if (!value.isEmpty()
        && value.length() <= LONGEST_WAIT_DIGITS
        && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(clock.instant(), until);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeParseException _) {
      return null;
    }
  }
}
