package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Holds a JSON value against a schema of an OpenAPI document, 3.0 or 3.1: as much of JSON Schema
/// as the carriers' documents use. `strict`, for what we send, also refuses members that the schema
/// does not name and those that are the carrier's alone to write.
record SchemaCheck(JsonNode document, boolean strict) {
  /// What the document says of what it does not name.
  static final JsonNode NOTHING = MissingNode.getInstance();

  /// What is wrong, each with where it is; empty where nothing is.
  List<String> check(JsonNode value, JsonNode schema, String at) {
    List<String> faults = new ArrayList<>();
    check(value, resolved(schema), at, faults);
    return faults;
  }

  /// A schema, parameter or answer itself, where the document only points to it.
  JsonNode resolved(JsonNode node) {
    JsonNode here = node;
    while (here.path("$ref").isTextual()) {
      here = document.at(here.path("$ref").asText().substring(1));
    }
    return here;
  }

  private void check(JsonNode value, JsonNode schema, String at, List<String> faults) {
    if (value.isNull() && schema.path("nullable").asBoolean(false)) {
      return;
    }
    type(value, schema, at, faults);
    limits(value, schema, at, faults);
    schema.path("allOf").forEach(part -> check(value, resolved(part), at, faults));
    for (String choice : List.of("anyOf", "oneOf")) {
      JsonNode choices = schema.path(choice);
      if (choices.isArray() && !matchesOne(value, choices, at)) {
        faults.add(at + " is none of the kinds that it may be");
      }
    }
    if (value.isObject()) {
      members(value, schema, at, faults);
    }
    if (value.isArray() && schema.has("items")) {
      for (int i = 0; i < value.size(); i++) {
        check(value.get(i), resolved(schema.path("items")), at + "[" + i + "]", faults);
      }
    }
  }

  private boolean matchesOne(JsonNode value, JsonNode choices, String at) {
    for (JsonNode choice : choices) {
      if (check(value, choice, at).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void members(JsonNode value, JsonNode schema, String at, List<String> faults) {
    JsonNode known = schema.path("properties");
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asText())) {
        faults.add(at + " lacks " + required.asText());
      }
    }
    boolean closed =
        known.isObject()
            && (strict || schema.path("additionalProperties").isBoolean())
            && !schema.path("additionalProperties").asBoolean(false)
            && !schema.has("allOf");
    value
        .properties()
        .forEach(
            member -> {
              String where = at + "." + member.getKey();
              JsonNode of = known.path(member.getKey());
              if (!of.isMissingNode()) {
                JsonNode rule = resolved(of);
                if (strict && rule.path("readOnly").asBoolean(false)) {
                  faults.add(where + " is the carrier's to write");
                }
                check(member.getValue(), rule, where, faults);
              } else if (closed) {
                faults.add(where + " is not in the document");
              }
            });
  }

  private static void type(JsonNode value, JsonNode schema, String at, List<String> faults) {
    JsonNode type = schema.path("type");
    List<String> types = new ArrayList<>();
    if (type.isArray()) {
      type.forEach(each -> types.add(each.asText()));
    } else if (type.isTextual()) {
      types.add(type.asText());
    }
    if (!types.isEmpty() && types.stream().noneMatch(each -> is(value, each))) {
      faults.add(at + " is not of type " + String.join(" or ", types));
    }
  }

  private static boolean is(JsonNode value, String type) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "null" -> value.isNull();
      default -> throw new IllegalArgumentException("the document has an unknown type " + type);
    };
  }

  private static void limits(JsonNode value, JsonNode schema, String at, List<String> faults) {
    JsonNode choices = schema.path("enum");
    if (choices.isArray()) {
      boolean known = false;
      for (JsonNode choice : choices) {
        known |= choice.equals(value);
      }
      if (!known) {
        faults.add(at + " is none of " + choices);
      }
    }
    if (value.isTextual()) {
      String text = value.asText();
      JsonNode pattern = schema.path("pattern");
      boolean fits =
          text.length() >= schema.path("minLength").asInt(0)
              && text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
              && (pattern.isMissingNode()
                  || Pattern.compile(pattern.asText()).matcher(text).find());
      if (!fits) {
        faults.add(at + " has the wrong form");
      }
    }
    if (value.isNumber()
        && (value.asLong() < schema.path("minimum").asLong(Long.MIN_VALUE)
            || value.asLong() > schema.path("maximum").asLong(Long.MAX_VALUE))) {
      faults.add(at + " is out of range");
    }
  }
}
