package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import java.util.function.BiFunction;

/// Says everything that a carrier may say in an answer: what its document or its fixtures know of
/// it, over that what the stand-in has to say, and in every object members that nobody knows.
record Fullest(BiFunction<Heard, Said, JsonNode> known) implements Retelling {
  private static final String UNHEARD_OF = "never_heard_of";

  static Fullest of(StandIn standIn) {
    return standIn
        .document()
        .map(document -> new Fullest((heard, said) -> sample(document, heard, said)))
        .orElseGet(() -> new Fullest((heard, _) -> Fixtures.plivo(heard)));
  }

  private static JsonNode sample(ApiDocument document, Heard heard, Said said) {
    JsonNode schema = document.schema(heard, said.status());
    return schema.isMissingNode() ? schema : new Sample(document).of(schema);
  }

  @Override
  public Said retold(Heard heard, Said said) {
    JsonNode body = said.body();
    return body == null
        ? said
        : new Said(said.status(), strange(full(known.apply(heard, said), body)), said.headers());
  }

  /// What the stand-in says stands; what only the document knows comes in addition.
  static JsonNode full(JsonNode known, JsonNode said) {
    if (known.isObject() && said.isObject()) {
      ObjectNode all = known.deepCopy();
      said.properties()
          .forEach(
              member ->
                  all.set(member.getKey(), full(known.path(member.getKey()), member.getValue())));
      return all;
    }
    if (known.isArray() && said.isArray()) {
      ArrayNode all = Json.array();
      said.forEach(each -> all.add(full(known.path(0), each)));
      return all;
    }
    return said;
  }

  private static JsonNode strange(JsonNode said) {
    if (said.isArray()) {
      ArrayNode all = Json.array();
      said.forEach(each -> all.add(strange(each)));
      return all;
    }
    if (!said.isObject()) {
      return said;
    }
    ObjectNode all = Json.object();
    all.set(UNHEARD_OF, Json.object().set("what", Json.array().add(1).add(NullNode.instance)));
    said.properties().forEach(member -> all.set(member.getKey(), strange(member.getValue())));
    return all.put(UNHEARD_OF + "_either", "something");
  }
}
