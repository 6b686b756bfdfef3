package io.dialplane.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dialplane.domain.StoredAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an operation answers, before HTTP or an event dresses it: data, or a problem where
/// `refused`. `beside` stands next to the data (`nextCursor`, `message`).
public record Answer(
    int status,
    @Nullable JsonNode body,
    boolean refused,
    Map<String, JsonNode> beside,
    Map<String, String> headers) {
  static final String REPLAYED = "Idempotency-Replayed";

  private static final String CONTENT_TYPE = "content-type";

  public static Answer ok(JsonNode data) {
    return of(200, data);
  }

  public static Answer created(JsonNode data) {
    return of(201, data);
  }

  public static Answer accepted(JsonNode data) {
    return of(202, data);
  }

  public static Answer noContent() {
    return of(204, null);
  }

  /// A text of its own kind, that no envelope holds.
  public static Answer document(String type, String text) {
    return of(200, TextNode.valueOf(text)).header(CONTENT_TYPE, type);
  }

  boolean isDocument() {
    return headers.containsKey(CONTENT_TYPE);
  }

  private static Answer of(int status, @Nullable JsonNode data) {
    return new Answer(status, data, false, Map.of(), Map.of());
  }

  /// A page of a list; `nextCursor` null on the last.
  public static Answer list(ArrayNode rows, @Nullable String nextCursor) {
    return ok(rows).beside("nextCursor", nextCursor);
  }

  public Answer beside(String name, @Nullable String text) {
    Map<String, JsonNode> more = new LinkedHashMap<>(beside);
    more.put(name, text == null ? NullNode.getInstance() : TextNode.valueOf(text));
    return new Answer(status, body, refused, more, headers);
  }

  public Answer header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, body, refused, beside, more);
  }

  /// Marked as an answer for which the operation did not run.
  public Answer replayed() {
    return header(REPLAYED, "true");
  }

  public boolean isReplayed() {
    return headers.containsKey(REPLAYED);
  }

  /// The problem's code, or null on success.
  public @Nullable String code() {
    return refused && body != null ? body.path("code").asText() : null;
  }

  /// As it is kept for replay.
  public StoredAnswer stored() {
    return new StoredAnswer(status, body == null ? null : Json.write(body), refused);
  }

  /// A kept answer, as it is replayed.
  public static Answer of(StoredAnswer stored) {
    JsonNode body = stored.body() == null ? null : Json.read(stored.body()).orElseThrow();
    Answer answer = new Answer(stored.status(), body, stored.refused(), Map.of(), Map.of());
    return body instanceof ObjectNode problem && stored.refused()
        ? Problems.withHeaders(answer, problem)
        : answer;
  }
}
