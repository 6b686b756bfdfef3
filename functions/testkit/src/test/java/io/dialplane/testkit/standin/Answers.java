package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The answers to one question, in their order, each with the request that it answers.
final class Answers implements Retelling {
  private static final String EVERYTHING = "*";

  private final List<Heard> requests = new ArrayList<>();
  private final List<JsonNode> bodies = new ArrayList<>();
  private final @Nullable Lack lack;

  /// The field that the answer of this number lacks, or has as null. `a[].b` is `b` of every row of
  /// `a`; `*` is everything.
  record Lack(int answer, String field, boolean asNull) {}

  Answers() {
    this.lack = null;
  }

  Answers(Lack lack) {
    this.lack = lack;
  }

  List<Heard> requests() {
    return requests;
  }

  /// One request after the other: a stand-in answers one at a time.
  @Override
  public Said retold(Heard heard, Said said) {
    int index = requests.size();
    requests.add(heard);
    JsonNode body = said.body();
    bodies.add(body == null ? SchemaCheck.NOTHING : body.deepCopy());
    return lack == null || lack.answer() != index || body == null
        ? said
        : new Said(said.status(), without(body.deepCopy(), lack), said.headers());
  }

  /// The fields of the answer of this number.
  Set<String> fields(int answer) {
    Set<String> fields = new TreeSet<>();
    fields(bodies.get(answer), "", fields);
    if (!fields.isEmpty()) {
      fields.add(EVERYTHING);
    }
    return fields;
  }

  private static void fields(JsonNode value, String at, Set<String> fields) {
    if (value.isArray()) {
      value.forEach(each -> fields(each, at + "[]", fields));
    }
    value
        .properties()
        .forEach(
            member -> {
              String name = at.isEmpty() ? member.getKey() : at + "." + member.getKey();
              fields.add(name);
              fields(member.getValue(), name, fields);
            });
  }

  private static JsonNode without(JsonNode body, Lack lack) {
    if (lack.field().equals(EVERYTHING)) {
      body.properties().clear();
    } else {
      remove(body, lack.field(), lack.asNull());
    }
    return body;
  }

  private static void remove(JsonNode value, String field, boolean asNull) {
    if (value instanceof ArrayNode rows) {
      rows.forEach(row -> remove(row, field.substring(field.indexOf('.') + 1), asNull));
    } else if (value instanceof ObjectNode object) {
      int end = field.indexOf('.');
      String name = (end < 0 ? field : field.substring(0, end)).replace("[]", "");
      if (end >= 0) {
        String rest = object.path(name).isArray() ? field.substring(end) : field.substring(end + 1);
        remove(object.path(name), rest, asNull);
      } else if (asNull) {
        object.putNull(name);
      } else {
        object.remove(name);
      }
    }
  }
}
