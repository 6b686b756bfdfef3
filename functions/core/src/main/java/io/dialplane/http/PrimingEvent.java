package io.dialplane.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.ApiKey;

/// An event as API Gateway would send it, to warm a function with.
final class PrimingEvent {
  private static final String NUMBER = "+14155550100";

  private PrimingEvent() {}

  static String of(HttpRoute route, ApiKey key) {
    ObjectNode event =
        Json.object().put("version", "2.0").put("routeKey", route.key()).put("rawQueryString", "");
    event
        .putObject("headers")
        .put("x-api-key", key.secret())
        .put("content-type", "application/json");
    event.putObject("pathParameters").put("id", NUMBER).put("e164", NUMBER);
    event
        .putObject("requestContext")
        .put("requestId", "priming")
        .putObject("http")
        .put("method", route.method());
    return Json.write(event.put("body", "{\"e164\":\"" + NUMBER + "\"}"));
  }
}
