package io.dialplane.testkit;

import com.fasterxml.jackson.databind.JsonNode;

/// What a function answered to an HTTP event.
public record Response(int status, JsonNode headers, JsonNode body) {

  public JsonNode data() {
    return body.path("data");
  }

  public String code() {
    return body.path("code").asText();
  }

  public String header(String name) {
    return headers.path(name).asText();
  }

  public boolean isReplayed() {
    return headers.has("Idempotency-Replayed");
  }
}
