package io.dialplane.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Code;
import io.dialplane.http.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether an answer has the shape that API.md gives it. Each method says what is wrong; empty is
/// right. A 500 is never right, nor is a 503 that blames the store, which nothing has disturbed.
final class Shape {

  private Shape() {}

  static Optional<String> ofHttp(JsonNode answer) {
    int status = answer.path("statusCode").asInt();
    JsonNode headers = answer.path("headers");
    JsonNode body = Json.read(answer.path("body").asText("null")).orElseThrow();
    if (headers.path("x-request-id").asText().isEmpty()) {
      return wrong("no x-request-id", answer);
    }
    if (status >= 400) {
      boolean typed = headers.path("content-type").asText().equals("application/problem+json");
      boolean mine = body.path("instance").equals(headers.path("x-request-id"));
      boolean challenge = headers.path("WWW-Authenticate").asText().equals("Bearer");
      boolean allow = headers.has("Allow");
      boolean retry = headers.has("Retry-After");
      return typed
              && mine
              && challenge == (status == 401)
              && allow == (status == 405)
              && retry == (status == 503 || status == 429)
          ? ofProblem(status, body)
          : wrong("headers", answer);
    }
    if (status == 204) {
      return answer.has("body") ? wrong("a body with 204", answer) : Optional.empty();
    }
    boolean enveloped = body.path("success").asBoolean() && body.has("data");
    return Stream.of(200, 201, 202).anyMatch(known -> known == status) && enveloped
        ? Optional.empty()
        : wrong("no envelope", answer);
  }

  static Optional<String> ofEvent(JsonNode answer) {
    int status = answer.path("status").asInt();
    if (answer.has("problem")) {
      return ofProblem(status, answer.path("problem"));
    }
    return status == 204 ^ answer.has("data") ? Optional.empty() : wrong("no data", answer);
  }

  static Optional<String> ofOperator(JsonNode answer) {
    return answer.has("code") ? ofProblem(answer.path("status").asInt(), answer) : Optional.empty();
  }

  private static Optional<String> ofProblem(int status, JsonNode problem) {
    String label = problem.path("code").asText();
    Optional<Code> code =
        Stream.of(Code.values()).filter(known -> known.label().equals(label)).findFirst();
    if (code.isEmpty() || code.get() == Code.INTERNAL_ERROR || code.get() == Code.UNAVAILABLE) {
      return wrong("code", problem);
    }
    boolean complete =
        problem.path("status").asInt() == status
            && code.get().status() == status
            && problem.path("type").asText().equals("urn:dialplane:problem:" + label)
            && !problem.path("title").asText().isEmpty()
            && !problem.path("detail").asText().isEmpty()
            && label.equals(label.toLowerCase(Locale.ROOT));
    boolean named =
        problem.path("errors").isArray() == (code.get() == Code.VALIDATION_ERROR)
            && problem
                .path("errors")
                .valueStream()
                .allMatch(error -> error.path("field").isTextual() && error.has("message"));
    return complete && named ? Optional.empty() : wrong("problem", problem);
  }

  private static Optional<String> wrong(String what, JsonNode where) {
    return Optional.of(what + ": " + Json.write(where));
  }
}
