package io.dialplane.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/// Dresses an answer for whoever asked: HTTP through API Gateway, or the invoker of an event.
public final class Dressing {

  private Dressing() {}

  /// Payload format 2.0 of an HTTP API.
  public static ObjectNode http(Answer answer, String requestId) {
    ObjectNode response = Json.object().put("statusCode", answer.status());
    ObjectNode headers = response.putObject("headers").put("x-request-id", requestId);
    answer.headers().forEach(headers::put);
    JsonNode body = answer.body();
    if (answer.refused()) {
      headers.put("content-type", "application/problem+json");
      response.put("body", Json.write(problem(answer, requestId)));
    } else if (answer.isDocument() && body != null) {
      response.put("body", body.textValue());
    } else if (body != null) {
      headers.put("content-type", "application/json");
      ObjectNode envelope = Json.object().put("success", true);
      envelope.set("data", body);
      answer.beside().forEach(envelope::set);
      response.put("body", Json.write(envelope));
    }
    return response.put("isBase64Encoded", false);
  }

  /// The answer to a direct event.
  public static ObjectNode event(Answer answer, String requestId) {
    ObjectNode response = Json.object().put("status", answer.status());
    if (answer.refused()) {
      response.set("problem", problem(answer, requestId));
    } else if (answer.body() != null) {
      response.set("data", answer.body());
      answer.beside().forEach(response::set);
    }
    return answer.isReplayed() ? response.put("replayed", true) : response;
  }

  private static JsonNode problem(Answer answer, String requestId) {
    ObjectNode problem =
        (ObjectNode) Objects.requireNonNullElse(answer.body(), NullNode.getInstance()).deepCopy();
    return problem.put("instance", requestId);
  }
}
