package io.dialplane.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import java.util.Objects;

/// What the update expressions of this project's own writes do to an item in a rehearsal: they set
/// a value, add to a number or take from it, or remove an entry of a map.
record Update(JsonNode asked) {
  private static final String REMOVE = " REMOVE ";

  /// The item as it is afterwards.
  ObjectNode of(ObjectNode before) {
    ObjectNode after = before.deepCopy();
    String expression = asked.path("UpdateExpression").asText();
    int remove = expression.indexOf(REMOVE);
    String set = remove < 0 ? expression : expression.substring(0, remove);
    for (String clause : set.substring("SET ".length()).split(", ", -1)) {
      String[] sides = clause.split(" = ", -1);
      Place place = place(after, sides[0]);
      place.in().set(place.name(), value(after, sides[1].split(" ", -1)));
    }
    if (remove >= 0) {
      for (String path : expression.substring(remove + REMOVE.length()).split(", ", -1)) {
        Place place = place(after, path);
        place.in().remove(place.name());
      }
    }
    return after;
  }

  /// `:v`, `a + :v` or `a - :v`.
  private JsonNode value(ObjectNode item, String[] words) {
    JsonNode given = asked.path("ExpressionAttributeValues").path(words[words.length - 1]);
    if (words.length == 1) {
      return given;
    }
    long change = given.path("N").asLong();
    long now = item.path(words[0]).path("N").asLong();
    return Json.object()
        .put("N", Long.toString(words[1].equals("+") ? now + change : now - change));
  }

  private record Place(ObjectNode in, String name) {}

  /// Where a path of one or two names leads.
  private Place place(ObjectNode item, String path) {
    String[] names = path.split("\\.", -1);
    ObjectNode in =
        names.length == 1
            ? item
            : (ObjectNode) Objects.requireNonNull(item.path(named(names[0])).get("M"));
    return new Place(in, named(names[names.length - 1]));
  }

  private String named(String name) {
    return asked.path("ExpressionAttributeNames").path(name).asText(name);
  }
}
