package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import java.util.List;
import java.util.Map;

/// The fullest value that a schema of a carrier's document describes: every member, and one of
/// everything that is listed.
record Sample(ApiDocument document) {
  private static final Map<String, String> FORMATS =
      Map.of(
          "uuid", "01234567-89ab-cdef-0123-456789abcdef",
          "date-time", "2026-12-01T08:00:00.000Z",
          "date-time-rfc-2822", "Tue, 01 Dec 2026 08:00:00 +0000",
          "uri", "https://example.com/said",
          "url", "https://example.com/said",
          "phone-number", "+12025550143",
          "iso-country-code", "US",
          "currency", "usd",
          "http-method", "POST");

  JsonNode of(JsonNode pointed) {
    JsonNode schema = document.resolved(pointed);
    for (String choice : List.of("enum", "anyOf", "oneOf")) {
      if (schema.has(choice)) {
        JsonNode first = schema.path(choice).path(0);
        return choice.equals("enum") ? first : of(first);
      }
    }
    return switch (type(schema)) {
      case "object" -> object(schema);
      case "array" -> Json.array().add(of(schema.path("items")));
      case "integer", "number" -> Json.object().numberNode(schema.path("minimum").asInt(1));
      case "boolean" -> Json.object().booleanNode(true);
      default -> Json.object().textNode(text(schema));
    };
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    String first = (type.isArray() ? type.path(0) : type).asText("");
    return first.isEmpty() && schema.has("properties") ? "object" : first;
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = Json.object();
    schema
        .path("properties")
        .properties()
        .forEach(member -> object.set(member.getKey(), of(member.getValue())));
    return object;
  }

  /// Twilio's ids are the only texts with a pattern: two letters and 32 hexadecimal digits.
  private static String text(JsonNode schema) {
    String pattern = schema.path("pattern").asText("");
    if (!pattern.isEmpty()) {
      return pattern.substring(1, 3) + "0".repeat(32);
    }
    String text = FORMATS.getOrDefault(schema.path("format").asText(""), "said");
    int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    return text.length() > most ? text.substring(0, most) : text;
  }
}
