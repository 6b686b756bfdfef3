package io.dialplane.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.HttpRoute;
import io.dialplane.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Requests that are nearly right: most have one thing wrong, so that they get past the other
/// checks. One seed makes one request.
final class HostileRequests {
  private static final List<String> BODIES =
      List.of(
          "",
          " ",
          "null",
          "[]",
          "\"text\"",
          "{",
          "{}{}",
          "{\"e164\":1,\"e164\":2}",
          "{\"a\":" + "[".repeat(3_000),
          "\ufeff{}",
          "{\"amountUsd\":" + "9".repeat(2_000) + "}",
          "{\"amountUsd\":1e999999999}",
          "{\"name\":\"" + "x".repeat(70_000) + "\"}",
          "NaN",
          "{'e164':1}");
  private static final List<String> TYPES =
      List.of("application/json; charset=utf-8", "text/plain", "", ";;;");
  private static final List<String> PARTS =
      List.of("headers", "pathParameters", "rawQueryString", "rawPath", "body");

  private final Hostile hostile;
  private final RightInputs right;

  HostileRequests(long seed, RightInputs right) {
    this.hostile = new Hostile(seed);
    this.right = right;
  }

  /// An event of API Gateway for a route.
  ObjectNode http(HttpRoute route) {
    ObjectNode input = spoiled(right.operation(route.operation(), hostile));
    ObjectNode event =
        Json.object()
            .put("version", "2.0")
            .put("routeKey", route.isDefault() ? route.path() : route.key())
            .put("rawPath", hostile.chance(95) ? route.path() : hostile.text());
    headers(event.putObject("headers"));
    ObjectNode path = event.putObject("pathParameters");
    for (String name : List.of("id", "e164", "carrier")) {
      if (route.path().contains("{" + name + "}") && input.has(name)) {
        path.put(name, input.remove(name).asText());
      }
    }
    event
        .putObject("requestContext")
        .put("requestId", "fuzz")
        .putObject("http")
        .put("method", route.method());
    boolean inBody = route.method().equals("POST") || route.method().equals("PATCH");
    event.put("rawQueryString", inBody ? query(Json.object()) : query(input));
    if (inBody || hostile.chance(5)) {
      body(event, Json.write(input));
    }
    if (hostile.chance(3)) {
      event.remove(hostile.one(PARTS));
    }
    return event;
  }

  private String query(ObjectNode input) {
    List<String> pairs = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : input.properties()) {
      pairs.add(field.getKey() + "=" + field.getValue().asText());
    }
    if (hostile.chance(5)) {
      pairs.add(hostile.text() + "=" + hostile.text());
    }
    if (hostile.chance(5) && !pairs.isEmpty()) {
      pairs.add(hostile.one(pairs));
    }
    return String.join("&", pairs);
  }

  private void headers(ObjectNode headers) {
    headers.put("authorization", "Bearer " + right.world().testKey());
    if (hostile.chance(3)) {
      headers.put("authorization", hostile.text());
    }
    headers.put("content-type", hostile.chance(95) ? "application/json" : hostile.one(TYPES));
    if (hostile.chance(30)) {
      headers.put("idempotency-key", hostile.chance(50) ? "key" : hostile.text());
    }
  }

  private void body(ObjectNode event, String input) {
    String text = hostile.chance(90) ? input : hostile.one(BODIES);
    if (hostile.chance(90)) {
      event.put("body", text).put("isBase64Encoded", false);
    } else {
      byte[] bytes =
          text.getBytes(hostile.chance(50) ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16);
      String base64 = Base64.getEncoder().encodeToString(bytes);
      event.put("body", hostile.chance(80) ? base64 : text).put("isBase64Encoded", true);
    }
  }

  /// An event that asks for an operation directly, or in EventBridge's envelope.
  ObjectNode direct(String operation) {
    ObjectNode input = spoiled(right.operation(operation, hostile));
    ObjectNode event = right.world().event(operation, input);
    if (hostile.chance(10)) {
      event.set(
          hostile.one(List.of("operation", "organizationId", "mode", "idempotencyKey", "input")),
          hostile.value());
    }
    if (hostile.chance(20)) {
      event.put("idempotencyKey", hostile.text());
    }
    if (hostile.chance(90)) {
      return event;
    }
    ObjectNode envelope = Json.object().put("detail-type", "Dialplane Operation");
    envelope.put("id", hostile.text()).set("detail", hostile.chance(80) ? event : hostile.value());
    return envelope;
  }

  /// An operator's event.
  ObjectNode operator(String action) {
    return spoiled(right.action(action, hostile));
  }

  /// A right input of which a field may have gone, turned hostile, or come too many.
  private ObjectNode spoiled(ObjectNode input) {
    for (String field : input.properties().stream().map(Map.Entry::getKey).toList()) {
      if (hostile.chance(12)) {
        input.set(field, hostile.value());
      } else if (hostile.chance(12)) {
        input.remove(field);
      }
    }
    if (hostile.chance(5)) {
      input.set(hostile.text(), hostile.value());
    }
    if (input.has("limit") && hostile.chance(20)) {
      input.put("cursor", hostile.text());
    }
    return input;
  }
}
