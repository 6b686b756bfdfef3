package io.dialplane.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.dialplane.http.Json;
import io.dialplane.http.Routes;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// An HTTP request as the event that API Gateway makes of it, payload format 2.0.
final class GatewayEvent {
  /// Types of bodies that an HTTP API hands over as they are, beside `text/*`: measured by others,
  /// not documented.
  private static final Set<String> TEXTS =
      Set.of("application/json", "application/xml", "application/javascript");

  private final HttpExchange exchange;
  private final byte[] body;

  GatewayEvent(HttpExchange exchange, byte[] body) {
    this.exchange = exchange;
    this.body = body;
  }

  /// Empty where the path's escapes cannot be read, which the gateway refuses itself.
  Optional<ObjectNode> of(Routes.Match match) {
    try {
      return Optional.of(event(match));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private ObjectNode event(Routes.Match match) {
    String routeKey = match.route().isDefault() ? match.route().path() : match.route().key();
    String rawPath = exchange.getRequestURI().getRawPath();
    String rawQuery = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    ObjectNode event =
        Json.object()
            .put("version", "2.0")
            .put("routeKey", routeKey)
            .put("rawPath", rawPath)
            .put("rawQueryString", rawQuery);
    headers(event);
    if (!rawQuery.isEmpty()) {
      query(event.putObject("queryStringParameters"), rawQuery);
    }
    if (!match.parameters().isEmpty()) {
      ObjectNode path = event.putObject("pathParameters");
      match.parameters().forEach((name, value) -> path.put(name, decode(value)));
    }
    context(event, routeKey);
    if (body.length > 0) {
      body(event);
    }
    return event;
  }

  private void headers(ObjectNode event) {
    ObjectNode headers = event.putObject("headers");
    ArrayNode cookies = Json.array();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (name.equalsIgnoreCase("cookie")) {
                values.forEach(value -> cookies.add(value));
              } else {
                headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values));
              }
            });
    if (!cookies.isEmpty()) {
      event.set("cookies", cookies);
    }
  }

  /// What is given twice is joined by a comma.
  private static void query(ObjectNode query, String raw) {
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name =
          URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), StandardCharsets.UTF_8);
      String value =
          equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
      query.put(name, query.has(name) ? query.get(name).asText() + "," + value : value);
    }
  }

  private void context(ObjectNode event, String routeKey) {
    Instant now = Instant.now();
    ObjectNode context =
        event
            .putObject("requestContext")
            .put("accountId", "000000000000")
            .put("apiId", "local")
            .put("domainName", "localhost")
            .put("requestId", UUID.randomUUID().toString())
            .put("routeKey", routeKey)
            .put("stage", "$default")
            .put("time", now.toString())
            .put("timeEpoch", now.toEpochMilli());
    context
        .putObject("http")
        .put("method", exchange.getRequestMethod())
        .put("path", exchange.getRequestURI().getRawPath())
        .put("protocol", exchange.getProtocol())
        .put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress())
        .put(
            "userAgent",
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("User-Agent")).orElse(""));
  }

  /// A body that the gateway does not take for text travels as base64; forms are among those.
  private void body(ObjectNode event) {
    Optional<String> text = isText() ? decoded() : Optional.empty();
    event
        .put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)))
        .put("isBase64Encoded", text.isEmpty());
  }

  private boolean isText() {
    String type =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")).orElse("");
    String name = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return name.startsWith("text/") || TEXTS.contains(name);
  }

  private Optional<String> decoded() {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /// A path's escapes; a plus stays a plus, unlike in a query.
  private static String decode(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
