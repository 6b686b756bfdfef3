package io.dialplane.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.ApiKey;

/// An event as API Gateway would send it, to warm a function with.
final class PrimingEvent {
  private static final String NUMBER = "+14155550100";

  private PrimingEvent() {}

  static String of(HttpRoute route, ApiKey key) {
    ObjectNode event = event(route.key(), route.method());
    event
        .putObject("headers")
        .put("x-api-key", key.secret())
        .put("content-type", "application/json");
    event.putObject("pathParameters").put("id", NUMBER).put("e164", NUMBER);
    return Json.write(event.put("body", "{\"e164\":\"" + NUMBER + "\"}"));
  }

  /// From a sender that nobody knows.
  static String ofNobody(HttpRoute route) {
    ObjectNode event = event(route.key(), route.method());
    event.putObject("headers");
    event.putObject("pathParameters").put("carrier", "priming");
    return Json.write(event.put("body", "a=b"));
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
