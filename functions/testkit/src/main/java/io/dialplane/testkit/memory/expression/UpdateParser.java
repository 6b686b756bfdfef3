package io.dialplane.testkit.memory.expression;

import io.dialplane.testkit.memory.expression.Update.Assignment;
import java.util.ArrayList;
import java.util.List;

/// Reads the SET and REMOVE clauses of an update. ADD and DELETE are not known here, since nothing
/// of ours uses them.
final class UpdateParser {
  private final Cursor cursor;
  private final List<Assignment> assignments = new ArrayList<>();

  UpdateParser(Cursor cursor) {
    this.cursor = cursor;
  }

  Update parse() {
    boolean set = false;
    boolean removed = false;
    while (!cursor.atEnd()) {
      if (!set && cursor.takesWord("SET")) {
        set = true;
        sets();
      } else if (!removed && cursor.takesWord("REMOVE")) {
        removed = true;
        removes();
      } else {
        throw cursor.unexpected();
      }
    }
    return new Update(List.copyOf(assignments));
  }

  private void sets() {
    do {
      Path path = cursor.path();
      cursor.require("=");
      assignments.add(new Assignment(path, value()));
    } while (cursor.takes(","));
  }

  private void removes() {
    do {
      assignments.add(new Assignment(cursor.path(), null));
    } while (cursor.takes(","));
  }

  private Operand value() {
    Operand left = operand();
    if (cursor.takes("+")) {
      return new Operand.Sum(left, false, operand());
    }
    return cursor.takes("-") ? new Operand.Sum(left, true, operand()) : left;
  }

  private Operand operand() {
    if (cursor.takesFunction("if_not_exists")) {
      Path path = cursor.path();
      cursor.require(",");
      Operand otherwise = operand();
      cursor.require(")");
      return new Operand.IfNotExists(path, otherwise);
    }
    return cursor.seesValue()
        ? new Operand.Literal(cursor.take().text())
        : new Operand.At(cursor.path());
  }
}
