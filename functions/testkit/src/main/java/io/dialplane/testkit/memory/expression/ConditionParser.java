package io.dialplane.testkit.memory.expression;

import io.dialplane.testkit.memory.expression.Condition.And;
import io.dialplane.testkit.memory.expression.Condition.BeginsWith;
import io.dialplane.testkit.memory.expression.Condition.Between;
import io.dialplane.testkit.memory.expression.Condition.Comparison;
import io.dialplane.testkit.memory.expression.Condition.Exists;
import io.dialplane.testkit.memory.expression.Condition.In;
import io.dialplane.testkit.memory.expression.Condition.Not;
import io.dialplane.testkit.memory.expression.Condition.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads conditions by recursive descent: OR binds weakest, then AND, then NOT.
final class ConditionParser {
  private static final Set<String> COMPARATORS = Set.of("=", "<>", "<", "<=", ">", ">=");

  private final Cursor cursor;
  // Where the last pair of parentheses stood: DynamoDB refuses two pairs around one condition.
  private int lastOpened;
  private int lastClosed;

  ConditionParser(Cursor cursor) {
    this.cursor = cursor;
  }

  Condition parse() {
    return or();
  }

  private Condition or() {
    Condition left = and();
    while (cursor.takesWord("OR")) {
      left = new Or(left, and());
    }
    return left;
  }

  private Condition and() {
    Condition left = not();
    while (cursor.takesWord("AND")) {
      left = new And(left, not());
    }
    return left;
  }

  private Condition not() {
    return cursor.takesWord("NOT") ? new Not(not()) : single();
  }

  private Condition single() {
    if (cursor.sees("(")) {
      return parenthesized();
    }
    if (cursor.takesFunction("attribute_exists")) {
      return new Exists(closed(cursor.path()));
    }
    if (cursor.takesFunction("attribute_not_exists")) {
      return new Not(new Exists(closed(cursor.path())));
    }
    if (cursor.takesFunction("begins_with")) {
      Operand text = operand();
      cursor.require(",");
      return new BeginsWith(text, closed(operand()));
    }
    return comparison();
  }

  private Condition parenthesized() {
    int opened = cursor.position();
    cursor.require("(");
    Condition inner = or();
    if (lastOpened == opened + 1 && lastClosed == cursor.position()) {
      throw new Invalid("The expression has redundant parentheses");
    }
    cursor.require(")");
    lastOpened = opened;
    lastClosed = cursor.position();
    return inner;
  }

  private Condition comparison() {
    Operand left = operand();
    if (cursor.takesWord("BETWEEN")) {
      Operand low = operand();
      cursor.requireWord("AND");
      return new Between(left, low, operand());
    }
    if (cursor.takesWord("IN")) {
      return new In(left, list());
    }
    String operator = cursor.take().text();
    if (!COMPARATORS.contains(operator)) {
      throw cursor.unexpected();
    }
    return new Comparison(left, operator, operand());
  }

  private List<Operand> list() {
    List<Operand> operands = new ArrayList<>();
    cursor.require("(");
    do {
      operands.add(operand());
    } while (cursor.takes(","));
    return closed(operands);
  }

  private Operand operand() {
    if (cursor.takesFunction("size")) {
      return new Operand.Size(closed(operand()));
    }
    return cursor.seesValue()
        ? new Operand.Literal(cursor.take().text())
        : new Operand.At(cursor.path());
  }

  private <T> T closed(T inner) {
    cursor.require(")");
    return inner;
  }
}
