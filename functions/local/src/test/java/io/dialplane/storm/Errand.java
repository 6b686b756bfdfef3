package io.dialplane.storm;

import io.dialplane.http.Json;
import io.dialplane.testkit.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One request of a customer's, sent with its Idempotency-Key until its answer is final.
final class Errand {
  private final Asked asked;
  private final String key;
  private @Nullable Response last;
  private @Nullable Instant firstSent;
  private @Nullable Instant heard;
  private int begun;
  private int known;
  private int underWay;
  private boolean contradicted;

  /// What is asked for, and what it is about: an id, where the customer knows one.
  record Asked(Deed deed, String method, String path, String subject, @Nullable String body) {}

  Errand(Asked asked, String key) {
    this.asked = asked;
    this.key = key;
  }

  /// The same, asked under the key of another.
  Errand withKeyOf(Errand other) {
    return new Errand(asked, other.key);
  }

  boolean hasKeyOf(Errand other) {
    return key.equals(other.key);
  }

  Deed deed() {
    return asked.deed();
  }

  /// The id of what it is about, or nothing.
  String subject() {
    return asked.subject();
  }

  String inFull() {
    String body = asked.body() == null ? "" : asked.body();
    return "%s %s %s (%s)".formatted(asked.method(), asked.path(), body, key);
  }

  String method() {
    return asked.method();
  }

  String path() {
    return asked.path();
  }

  @Nullable String body() {
    return asked.body();
  }

  /// A field of what is asked for; nothing where there is none.
  String asked(String field) {
    return asked.body() == null ? "" : Json.read(asked.body()).orElseThrow().path(field).asText("");
  }

  Map<String, String> headers(String apiKey) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("authorization", "Bearer " + apiKey);
    headers.put("idempotency-key", key);
    if (asked.body() != null) {
      headers.put("content-type", "application/json");
    }
    return headers;
  }

  /// `letter` counts what is sent and what is heard, so that it can be told what came first.
  void leaves(Instant now, int letter) {
    underWay++;
    if (firstSent == null) {
      firstSent = now;
      begun = letter;
    }
  }

  /// Whether this was asked for after that one was answered for good, so that its effect came
  /// later.
  boolean isAfter(Errand other) {
    return begun > other.known;
  }

  /// When it was answered for good.
  Instant heard() {
    return Objects.requireNonNull(heard);
  }

  /// A key is remembered for a day, so nobody tries longer than that.
  Instant firstSent() {
    return Objects.requireNonNull(firstSent);
  }

  /// Null: nobody answered. A twin that was refused does not undo a success.
  void comesBack(@Nullable Response answer, Instant now, int letter) {
    underWay--;
    if (answer == null || (succeeded() && !isSuccess(answer))) {
      return;
    }
    if (last != null && succeeded()) {
      contradicted |= !last.data().path("id").equals(answer.data().path("id"));
    }
    if (!succeeded()) {
      heard = now;
      known = letter;
    }
    last = answer;
  }

  /// As if it had been answered otherwise.
  void tells(Response lie) {
    last = lie;
  }

  /// Two successes for one key that are not the same.
  boolean isContradicted() {
    return contradicted;
  }

  boolean isUnderWay() {
    return underWay > 0;
  }

  Optional<Response> answer() {
    return Optional.ofNullable(last);
  }

  /// Whether the answer will never change: not 202, and not one that asks to try again.
  boolean isFinal() {
    return last != null && last.status() != 202 && last.status() < 500;
  }

  boolean succeeded() {
    return last != null && isSuccess(last);
  }

  private static boolean isSuccess(Response answer) {
    return answer.status() < 300 && answer.status() != 202;
  }
}
