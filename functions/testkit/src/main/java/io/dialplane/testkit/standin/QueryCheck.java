package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Holds a query against the parameters of one operation. Members in brackets, `filter[a][b]` and
/// `filter[list][]`, are put together to the object that they spell.
record QueryCheck(SchemaCheck schemas, JsonNode operation) {
  private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]*)\\]");

  List<String> faults(List<Heard.Field> query) {
    Map<String, JsonNode> declared = new HashMap<>();
    for (JsonNode each : operation.path("parameters")) {
      JsonNode parameter = schemas.resolved(each);
      if (parameter.path("in").asText().equals("query")) {
        declared.put(parameter.path("name").asText(), parameter);
      }
    }
    List<String> faults = new ArrayList<>();
    Map<String, ObjectNode> objects = new HashMap<>();
    Set<String> given = new HashSet<>();
    for (Heard.Field field : query) {
      JsonNode exact = declared.get(field.name());
      String head = field.name().replaceFirst("\\[.*", "");
      if (!given.add(field.name()) && !field.name().endsWith("[]")) {
        faults.add(field.name() + " is given twice");
      } else if (exact != null && !isDeep(exact)) {
        JsonNode schema = exact.path("schema");
        faults.addAll(schemas.check(typed(field.value(), schema), schema, field.name()));
      } else if (isDeep(of(declared, head))) {
        put(objects.computeIfAbsent(head, _ -> Json.object()), of(declared, head), field);
      } else {
        faults.add(field.name() + " is not in the document");
      }
    }
    objects.forEach(
        (name, object) ->
            faults.addAll(schemas.check(object, of(declared, name).path("schema"), name)));
    declared.forEach(
        (name, parameter) -> {
          if (parameter.path("required").asBoolean(false) && !given.contains(name)) {
            faults.add(name + " is missing");
          }
        });
    return faults;
  }

  private static JsonNode of(Map<String, JsonNode> declared, String name) {
    return declared.getOrDefault(name, SchemaCheck.NOTHING);
  }

  private static boolean isDeep(JsonNode parameter) {
    return parameter.path("style").asText().equals("deepObject");
  }

  private void put(ObjectNode object, JsonNode parameter, Heard.Field field) {
    List<String> names = new ArrayList<>();
    Matcher brackets = BRACKETS.matcher(field.name());
    while (brackets.find()) {
      names.add(brackets.group(1));
    }
    boolean listed = names.getLast().isEmpty();
    if (listed) {
      names.removeLast();
    }
    ObjectNode here = object;
    JsonNode schema = schemas.resolved(parameter.path("schema"));
    for (String name : names.subList(0, names.size() - 1)) {
      here = here.withObjectProperty(name);
      schema = schemas.resolved(schema.path("properties").path(name));
    }
    String last = names.getLast();
    schema = schemas.resolved(schema.path("properties").path(last));
    if (listed) {
      ArrayNode list = here.withArrayProperty(last);
      list.add(typed(field.value(), schemas.resolved(schema.path("items"))));
    } else {
      here.set(last, typed(field.value(), schema));
    }
  }

  /// A text of a query as the value that its schema makes of it.
  private JsonNode typed(String text, JsonNode schema) {
    JsonNode rule = schemas.resolved(schema);
    return switch (rule.path("type").asText()) {
      case "integer", "number" ->
          text.matches("-?[0-9]{1,9}")
              ? Json.object().numberNode(Integer.parseInt(text))
              : Json.object().textNode(text);
      case "boolean" ->
          text.equals("true") || text.equals("false")
              ? Json.object().booleanNode(text.equals("true"))
              : Json.object().textNode(text);
      default -> Json.object().textNode(text);
    };
  }
}
