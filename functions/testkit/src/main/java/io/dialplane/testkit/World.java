package io.dialplane.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An organisation under test and how it calls the API; its test world unless a key says otherwise.
public record World(Deployment deployment, String organizationId, String testKey, String liveKey) {
  private static final String BASE = "/api/v1";

  public Response get(String path) {
    return call("GET", path, null, Map.of());
  }

  public Response post(String path, String json) {
    return call("POST", path, json, Map.of());
  }

  /// With an Idempotency-Key.
  public Response post(String path, String json, String key) {
    return call("POST", path, json, Map.of("idempotency-key", key));
  }

  public Response patch(String path, String json) {
    return call("PATCH", path, json, Map.of());
  }

  public Response delete(String path) {
    return call("DELETE", path, null, Map.of());
  }

  public Response delete(String path, String key) {
    return call("DELETE", path, null, Map.of("idempotency-key", key));
  }

  public Response call(
      String method, String path, @Nullable String json, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>();
    all.put("authorization", "Bearer " + testKey);
    if (json != null) {
      all.put("content-type", "application/json");
    }
    all.putAll(headers);
    return deployment.http(method, BASE + path, json, all);
  }

  /// The same organisation, calling with its live key.
  public World live() {
    return new World(deployment, organizationId, liveKey, liveKey);
  }

  /// The same organisation, calling with another key.
  public World as(String key) {
    return new World(deployment, organizationId, key, liveKey);
  }

  public World funded(String amount) {
    Response topUp = post("/billing/wallet/topup", "{\"amountUsd\":" + amount + "}");
    if (topUp.status() != 201) {
      throw new IllegalStateException("not funded: " + topUp);
    }
    return this;
  }

  public Response reserve(String e164) {
    return post("/numbers/reserve", "{\"e164\":\"" + e164 + "\"}");
  }

  public Response purchase(String e164) {
    return post("/numbers/purchase", "{\"e164\":\"" + e164 + "\"}");
  }

  public Response purchase(String e164, String key) {
    return post("/numbers/purchase", "{\"e164\":\"" + e164 + "\"}", key);
  }

  /// A new agent's id.
  public String agent() {
    return post(
            "/agents",
            "{\"name\":\"Front"
                + " desk\",\"route\":{\"type\":\"sip\",\"uri\":\"sip:agent@example.com\"}}")
        .data()
        .path("id")
        .asText();
  }

  public JsonNode wallet() {
    return get("/billing/wallet").data();
  }

  /// A direct event for this organisation's test world.
  public ObjectNode event(String operation, ObjectNode input) {
    ObjectNode event =
        Json.object()
            .put("operation", operation)
            .put("organizationId", organizationId)
            .put("mode", "test");
    event.set("input", input);
    return event;
  }
}
