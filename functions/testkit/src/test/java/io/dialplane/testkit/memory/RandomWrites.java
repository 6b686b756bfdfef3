package io.dialplane.testkit.memory;

import static io.dialplane.testkit.memory.Draw.text;

import io.dialplane.testkit.memory.Drawn.Kind;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Draws writes with expressions of every form that the memory store reads, in order or not.
record RandomWrites(Draw draw, Items items) {
  private static final List<String> COMPARATORS = List.of("=", "<>", "<", "<=", ">", ">=");

  Drawn any() {
    String table = items.table();
    Kind kind = draw.of(Kind.PUT, Kind.UPDATE, Kind.UPDATE, Kind.DELETE, Kind.CHECK);
    Drawn write = new Drawn(kind, table, kind == Kind.PUT ? items.item(table) : items.key(table));
    if (kind == Kind.UPDATE && !draw.oneIn(20)) {
      write.update = update(write);
    }
    if (kind == Kind.CHECK || draw.oneIn(2)) {
      write.condition = condition(write, draw.upTo(2));
    }
    if (kind == Kind.PUT && draw.oneIn(3)) {
      write.subject.put(draw.of(items.attributes(table)), draw.value());
    }
    write.onFailure =
        draw.oneIn(3)
            ? null
            : draw.of(ReturnValuesOnConditionCheckFailure.knownValues().stream().sorted().toList());
    return write;
  }

  private String condition(Drawn write, int depth) {
    if (depth > 0 && draw.oneIn(2)) {
      return draw.from(
          () ->
              condition(write, depth - 1) + draw.of(" AND ", " and ") + condition(write, depth - 1),
          () -> condition(write, depth - 1) + " OR " + condition(write, depth - 1),
          () -> "NOT " + condition(write, depth - 1),
          () -> "(" + condition(write, depth - 1) + ")",
          () -> "NOT(" + condition(write, depth - 1) + ") AND " + condition(write, 0));
    }
    return draw.from(
        () -> "attribute_exists(" + path(write) + ")",
        () -> "attribute_not_exists ( " + path(write) + " )",
        () -> "begins_with(" + path(write) + ", " + operand(write) + ")",
        () -> operand(write) + " BETWEEN " + operand(write) + " AND " + operand(write),
        () ->
            operand(write)
                + " IN ("
                + String.join(", ", draw.some(1, 3, () -> operand(write)))
                + ")",
        () -> fitting(write, draw.of(COMPARATORS)),
        () -> fitting(write, draw.of(COMPARATORS)),
        () -> operand(write) + " " + draw.of(COMPARATORS) + operand(write),
        () -> "size(" + path(write) + ")" + draw.of(COMPARATORS) + write.value(items.amount()));
  }

  /// An attribute compared with a value of its own kind.
  private String fitting(Drawn write, String comparator) {
    String attribute = draw.of(items.attributes(write.table));
    return write.name(attribute)
        + comparator
        + write.value(items.attribute(write.table, attribute));
  }

  private String operand(Drawn write) {
    return draw.from(
        () -> path(write),
        () -> path(write),
        () -> write.value(draw.value()),
        () -> write.value(text(items.keyText("e164"))),
        () -> draw.oneIn(4) ? "size(" + operand(write) + ")" : path(write));
  }

  private String path(Drawn write) {
    return inside(write, draw.of(items.attributes(write.table)));
  }

  /// `state` is a reserved word.
  private String inside(Drawn write, String attribute) {
    String first = draw.oneIn(3) && !attribute.equals("state") ? attribute : write.name(attribute);
    return draw.oneIn(5) && !items.isKey(write.table, attribute)
        ? first + "." + write.name(inner())
        : first;
  }

  private String inner() {
    return draw.of("x", "y", items.keyText("e164"));
  }

  private String update(Drawn write) {
    List<String> sets = draw.some(0, 3, () -> target(write) + " = " + amount(write));
    List<String> removals = draw.some(sets.isEmpty() ? 1 : 0, 2, () -> target(write));
    String set = sets.isEmpty() ? "" : draw.of("SET ", "set ") + String.join(", ", sets);
    String remove = removals.isEmpty() ? "" : " REMOVE " + String.join(", ", removals);
    return draw.oneIn(5) ? remove + " " + set : set + remove;
  }

  /// Seldom a key, which cannot be updated.
  private String target(Drawn write) {
    List<String> free =
        items.attributes(write.table).stream()
            .filter(name -> !items.keyNames(write.table).contains(name))
            .toList();
    return inside(write, draw.of(draw.oneIn(40) ? items.attributes(write.table) : free));
  }

  private String amount(Drawn write) {
    String attribute = draw.of(items.attributes(write.table));
    return draw.from(
        () -> write.value(draw.value()),
        () -> write.value(items.attribute(write.table, attribute)),
        () -> path(write),
        () -> term(write) + draw.of(" + ", " - ", "+", "-") + term(write),
        () -> term(write));
  }

  private String term(Drawn write) {
    return draw.from(
        () -> path(write),
        () -> write.value(items.amount()),
        () -> write.value(items.amount()),
        () -> write.value(draw.oneIn(4) ? draw.value() : items.amount()),
        () -> "if_not_exists(" + path(write) + ", " + write.value(items.amount()) + ")");
  }
}
