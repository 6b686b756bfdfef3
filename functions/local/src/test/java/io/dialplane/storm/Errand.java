package io.dialplane.storm;

import io.dialplane.testkit.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One request of a customer's, sent with its Idempotency-Key until its answer is final.
final class Errand {
  private final String what;
  private final String method;
  private final String path;
  private final @Nullable String body;
  private final String key;
  private @Nullable Response last;
  private @Nullable Instant firstSent;
  private boolean underWay;

  Errand(String method, String path, @Nullable String body, String key) {
    this.what = method + " " + path.replaceAll("[0-9a-f-]{20,}|%2B[0-9]+|[+][0-9]+", "…");
    this.method = method;
    this.path = path;
    this.body = body;
    this.key = key;
  }

  String what() {
    return what;
  }

  String inFull() {
    return "%s %s %s (%s)".formatted(method, path, body == null ? "" : body, key);
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  @Nullable String body() {
    return body;
  }

  Map<String, String> headers(String apiKey) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("authorization", "Bearer " + apiKey);
    headers.put("idempotency-key", key);
    if (body != null) {
      headers.put("content-type", "application/json");
    }
    return headers;
  }

  void leaves(Instant now) {
    underWay = true;
    if (firstSent == null) {
      firstSent = now;
    }
  }

  /// A key is remembered for a day, so nobody tries longer than that.
  Instant firstSent() {
    return Objects.requireNonNull(firstSent);
  }

  /// Null: nobody answered.
  void comesBack(@Nullable Response answer) {
    underWay = false;
    if (answer != null) {
      last = answer;
    }
  }

  boolean isUnderWay() {
    return underWay;
  }

  Optional<Response> answer() {
    return Optional.ofNullable(last);
  }

  /// Whether the answer will never change: not 202, and not one that asks to try again.
  boolean isFinal() {
    return last != null && last.status() != 202 && last.status() < 500;
  }

  boolean succeeded() {
    return last != null && last.status() < 300 && last.status() != 202;
  }

  boolean isPurchase() {
    return path.equals("/numbers/purchase");
  }

  boolean isTopUp() {
    return path.equals("/billing/wallet/topup");
  }
}
