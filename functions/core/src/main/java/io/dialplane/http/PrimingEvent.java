package io.dialplane.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// An event as API Gateway would send it, to warm a function with.
final class PrimingEvent {

  private PrimingEvent() {}

  /// With [Nobody]'s key, in either of the headers that it may come in.
  static List<String> of(HttpRoute route, ObjectNode input) {
    String secret = Nobody.KEY.secret();
    return List.of(
        of(route, input, Map.entry("x-api-key", secret)),
        of(route, input, Map.entry("authorization", "Bearer " + secret)));
  }

  /// What of the input the path does not name goes into the body, or into the
  /// query where the method has none.
  private static String of(HttpRoute route, ObjectNode input, Map.Entry<String, String> key) {
    ObjectNode event = event(route.key(), route.method());
    ObjectNode headers =
        event
            .putObject("headers")
            .put("accept", "*/*")
            .put("content-type", "application/json")
            .put(key.getKey(), key.getValue());
    ObjectNode path = event.putObject("pathParameters");
    ObjectNode rest = Json.object();
    for (Map.Entry<String, JsonNode> field : input.properties()) {
      boolean named = route.path().contains("{" + field.getKey() + "}");
      (named ? path : rest).set(field.getKey(), field.getValue());
    }
    if (!route.method().equals("GET")) {
      headers.put("idempotency-key", "priming");
    }
    boolean inQuery = route.method().equals("GET") || route.method().equals("DELETE");
    return Json.write(
        inQuery ? event.put("rawQueryString", query(rest)) : event.put("body", Json.write(rest)));
  }

  private static String query(ObjectNode fields) {
    return fields.properties().stream()
        .map(
            field ->
                field.getKey()
                    + "="
                    + URLEncoder.encode(field.getValue().asText(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /// As a sender without a key sends it.
  static String of(HttpRoute route, Webhook webhook) {
    ObjectNode event = event(route.key(), route.method());
    ObjectNode headers = event.putObject("headers");
    webhook.headers().forEach(headers::put);
    event.putObject("pathParameters").put("carrier", webhook.sender());
    return Json.write(event.put("body", new String(webhook.body(), StandardCharsets.UTF_8)));
  }

  static String ofUnknownPath() {
    return Json.write(event(Routes.DEFAULT, "GET").put("rawPath", "/priming"));
  }

  private static ObjectNode event(String routeKey, String method) {
    ObjectNode event =
        Json.object().put("version", "2.0").put("routeKey", routeKey).put("rawQueryString", "");
    event
        .putObject("requestContext")
        .put("requestId", "priming")
        .putObject("http")
        .put("method", method);
    return event;
  }
}
