package io.dialplane.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What a function answered to an HTTP event.
public record Response(int status, JsonNode headers, JsonNode body) {

  public JsonNode data() {
    return body.path("data");
  }

  public String code() {
    return body.path("code").asText();
  }

  /// The names of the fields that a `validation_error` calls bad.
  public List<String> badFields() {
    return body.path("errors").valueStream().map(error -> error.path("field").asText()).toList();
  }

  public String header(String name) {
    return headers.path(name).asText();
  }

  public boolean isReplayed() {
    return headers.has("Idempotency-Replayed");
  }
}
