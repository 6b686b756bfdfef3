package io.dialplane.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The input of one request: path, query and body, each read by name. What nobody asks for is an
/// unknown field; what was read makes the canonical input, by which a repeated request is
/// recognised.
public final class Fields {
  private static final Set<String> PAGING = Set.of("limit", "cursor");
  static final int LONGEST_CURSOR = 600;

  private final Part path;
  private final Part query;
  private final Part body;
  private final List<Part> places = new ArrayList<>();
  private final List<FieldError> errors = new ArrayList<>();
  private final Map<String, JsonNode> canonical = new TreeMap<>();
  private @Nullable String cursor;

  private Fields(Inputs inputs) {
    body = inside("", inputs.body());
    if (inputs.fromHttp()) {
      query = new Part(this, "", inputs.query(), true);
      places.add(query);
      // The gateway fills in what the route names and nothing else, so no field of it is unknown.
      path = new Part(this, "", inputs.path(), true);
    } else {
      query = body;
      path = body;
    }
  }

  /// The three places. A direct event has one object for all of them.
  record Inputs(ObjectNode path, ObjectNode query, ObjectNode body, boolean fromHttp) {

    static Inputs ofEvent(ObjectNode input) {
      return new Inputs(input, input, input, false);
    }
  }

  static Fields of(Inputs inputs) {
    return new Fields(inputs);
  }

  public Part path() {
    return path;
  }

  public Part query() {
    return query;
  }

  public Part body() {
    return body;
  }

  /// The page that is asked for. The position inside a cursor is read at once and believed only
  /// after [#errors] has checked its signature.
  public io.dialplane.port.PageRequest page() {
    int limit = query.whole("limit", 100, 20);
    cursor = query.optionalText("cursor", LONGEST_CURSOR);
    return new io.dialplane.port.PageRequest(
        cursor == null ? null : Cursor.position(cursor), limit);
  }

  /// What is found first stands: a stand-in must not be called wrong as well.
  void wrong(String name, String message) {
    if (errors.stream().noneMatch(error -> error.field().equals(name))) {
      errors.add(new FieldError(name, message));
    }
  }

  void used(String name, Object value) {
    canonical.put(name, canonical(value));
  }

  /// An object whose fields are asked for like any others.
  Part inside(String prefix, ObjectNode object) {
    Part part = new Part(this, prefix, object, false);
    places.add(part);
    return part;
  }

  /// All that is wrong with the input, unknown fields included.
  List<FieldError> errors() {
    List<FieldError> all = new ArrayList<>(errors);
    places.stream()
        .flatMap(Part::unknown)
        .forEach(name -> all.add(new FieldError(name, "Unknown field.")));
    return all;
  }

  /// Whether the cursor, if one was sent, is one that `cursors` signed for this very list.
  boolean hasForeignCursor(Cursor cursors) {
    return cursor != null && !cursors.signed(cursor);
  }

  /// What was read, as canonical JSON: sorted names, parsed values.
  String canonical() {
    return canonical(canonical);
  }

  /// The same without the place in a list: what a cursor is bound to.
  String filter() {
    Map<String, JsonNode> filter = new TreeMap<>(canonical);
    filter.keySet().removeAll(PAGING);
    return canonical(filter);
  }

  private static String canonical(Map<String, JsonNode> fields) {
    ObjectNode object = Json.object();
    fields.forEach(object::set);
    return Json.write(object);
  }

  private static JsonNode canonical(Object value) {
    return switch (value) {
      case Money money -> Json.money(money);
      case Boolean flag -> com.fasterxml.jackson.databind.node.BooleanNode.valueOf(flag);
      case Integer number -> com.fasterxml.jackson.databind.node.IntNode.valueOf(number);
      case Collection<?> many -> {
        var array = Json.array();
        many.forEach(one -> array.add(canonical(one)));
        yield array;
      }
      default -> com.fasterxml.jackson.databind.node.TextNode.valueOf(value.toString());
    };
  }
}
