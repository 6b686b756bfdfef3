package io.dialplane.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.http.Routes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes the events that API Gateway would send, payload format 2.0.
public final class GatewayEvents {

  private GatewayEvents() {}

  /// `target` is a path with its query, as it stands in a request line.
  public static ObjectNode of(
      String method, String target, @Nullable String body, Map<String, String> headers) {
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    Routes.Match match = Routes.load().find(method, path).orElseThrow();
    ObjectNode event =
        Json.object()
            .put("version", "2.0")
            .put("routeKey", match.route().isDefault() ? "$default" : match.route().key())
            .put("rawPath", path)
            .put("rawQueryString", question < 0 ? "" : target.substring(question + 1));
    ObjectNode fields = event.putObject("headers");
    headers.forEach(fields::put);
    ObjectNode parameters = event.putObject("pathParameters");
    match
        .parameters()
        .forEach(
            (name, value) ->
                parameters.put(
                    name, URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8)));
    event
        .putObject("requestContext")
        .put("requestId", UUID.randomUUID().toString())
        .putObject("http")
        .put("method", method)
        .put("path", path);
    if (body != null) {
      event.put("body", body).put("isBase64Encoded", false);
    }
    return event;
  }

  /// The function that a request leads to.
  public static String function(String method, String target) {
    return Routes.load().find(method, target.split("\\?", 2)[0]).orElseThrow().route().function();
  }
}
