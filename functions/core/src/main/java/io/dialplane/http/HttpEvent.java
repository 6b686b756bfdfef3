package io.dialplane.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.ApiKey;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An HTTP request as API Gateway hands it over, payload format 2.0.
record HttpEvent(JsonNode event) {
  static final int LARGEST_BODY = 64 * 1024;
  private static final String BEARER = "bearer ";

  static boolean is(JsonNode event) {
    return event.path("requestContext").path("http").isObject();
  }

  /// The gateway's id of the request, which callers see; Lambda's own where there is none.
  String requestId(Context context) {
    String id = event.path("requestContext").path("requestId").asText();
    return id.isEmpty() ? context.getAwsRequestId() : id;
  }

  String method() {
    return event.path("requestContext").path("http").path("method").asText();
  }

  /// The path as the gateway has it; decoded or not depends on whose gateway it is, so ids come
  /// from [#path].
  String rawPath() {
    return event.path("rawPath").asText();
  }

  String routeKey() {
    return event.path("routeKey").asText();
  }

  Optional<String> header(String name) {
    // The gateway lower-cases names; events written by hand may not.
    for (var field : event.path("headers").properties()) {
      if (field.getKey().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(field.getValue().asText());
      }
    }
    return Optional.empty();
  }

  /// The API key, if there is one whose shape and checksum are right.
  Optional<ApiKey> key() {
    Optional<String> authorization = header("authorization");
    Optional<String> text =
        authorization.isPresent()
            ? authorization
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip())
            : header("x-api-key").map(String::strip);
    return text.flatMap(ApiKey::parse);
  }

  ObjectNode path() {
    return event.path("pathParameters") instanceof ObjectNode parameters
        ? parameters
        : Json.object();
  }

  /// The query, read from its raw form: the gateway's own map joins what was given twice. A field
  /// given twice becomes an array, which only a list of words accepts.
  ObjectNode query() {
    ObjectNode query = Json.object();
    String raw = event.path("rawQueryString").asText();
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        add(query, name, value);
      }
    }
    return query;
  }

  private static void add(ObjectNode query, String name, String value) {
    switch (query.get(name)) {
      case null -> query.put(name, value);
      case ArrayNode many -> many.add(value);
      case JsonNode first -> query.putArray(name).add(first).add(value);
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  /// The body's bytes; empty where there is none.
  byte[] body() {
    String text = event.path("body").asText("");
    if (!event.path("isBase64Encoded").asBoolean()) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  /// A body as an object, or what is wrong with it.
  Body read(boolean needed) {
    byte[] bytes = body();
    if (bytes.length > LARGEST_BODY) {
      return Body.refused(Problems.tooLarge());
    }
    if (bytes.length == 0) {
      return needed ? Body.refused(noObject()) : new Body(Json.object(), Optional.empty());
    }
    if (!isJson()) {
      return Body.refused(
          Problems.of(Code.UNSUPPORTED_MEDIA_TYPE, "Send 'Content-Type: application/json'."));
    }
    Optional<JsonNode> json = text(bytes).flatMap(Json::read);
    if (json.isEmpty()) {
      boolean blank = text(bytes).filter(String::isBlank).isPresent();
      return Body.refused(
          blank
              ? noObject()
              : Problems.of(
                  Code.MALFORMED_JSON,
                  "The body is no single JSON value, or names a field twice."));
    }
    return json.get() instanceof ObjectNode object
        ? new Body(object, Optional.empty())
        : Body.refused(noObject());
  }

  private static Answer noObject() {
    return Problems.invalid(List.of(), "The body must be a JSON object.");
  }

  /// Text in UTF-8; empty where the bytes are none.
  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private boolean isJson() {
    return header("content-type")
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .filter("application/json"::equals)
        .isPresent();
  }

  /// A body that was read, and the refusal where it could not be.
  record Body(ObjectNode object, Optional<Answer> refusal) {
    static Body refused(Answer answer) {
      return new Body(Json.object(), Optional.of(answer));
    }
  }
}
