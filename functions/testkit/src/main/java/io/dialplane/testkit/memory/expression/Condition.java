package io.dialplane.testkit.memory.expression;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What must hold of an item, or of its absence, which is an item without attributes.
public sealed interface Condition extends Expression {

  boolean holds(Map<String, AttributeValue> item, Placeholders placeholders);

  /// Both.
  record And(Condition left, Condition right) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item, Placeholders placeholders) {
      return left.holds(item, placeholders) && right.holds(item, placeholders);
    }

    @Override
    public void check(Placeholders placeholders) {
      left.check(placeholders);
      right.check(placeholders);
    }
  }

  /// Either.
  record Or(Condition left, Condition right) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item, Placeholders placeholders) {
      return left.holds(item, placeholders) || right.holds(item, placeholders);
    }

    @Override
    public void check(Placeholders placeholders) {
      left.check(placeholders);
      right.check(placeholders);
    }
  }

  /// The opposite.
  record Not(Condition of) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item, Placeholders placeholders) {
      return !of.holds(item, placeholders);
    }

    @Override
    public void check(Placeholders placeholders) {
      of.check(placeholders);
    }
  }

  /// Something lies at the path.
  record Exists(Path path) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item, Placeholders placeholders) {
      return path.in(item, placeholders) != null;
    }

    @Override
    public void check(Placeholders placeholders) {}
  }

  /// A text begins with another.
  record BeginsWith(Operand text, Operand prefix) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item, Placeholders placeholders) {
      AttributeValue whole = text.in(item, placeholders);
      AttributeValue start = prefix.in(item, placeholders);
      return whole != null
          && start != null
          && whole.s() != null
          && start.s() != null
          && whole.s().startsWith(start.s());
    }

    @Override
    public void check(Placeholders placeholders) {
      Comparison.requireDistinct(text, prefix, placeholders);
      for (Operand operand : List.of(text, prefix)) {
        operand.check(placeholders);
        operand.require(Set.of(AttributeValue.Type.S), placeholders);
      }
    }
  }

  /// One of several.
  record In(Operand of, List<Operand> any) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item, Placeholders placeholders) {
      AttributeValue value = of.in(item, placeholders);
      return value != null
          && any.stream().anyMatch(each -> value.equals(each.in(item, placeholders)));
    }

    @Override
    public void check(Placeholders placeholders) {
      of.check(placeholders);
      any.forEach(each -> each.check(placeholders));
      any.forEach(each -> Comparison.requireDistinct(of, each, placeholders));
    }
  }

  /// Compared by order or for equality; values of two types are never in order.
  record Comparison(Operand left, String operator, Operand right) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item, Placeholders placeholders) {
      AttributeValue first = left.in(item, placeholders);
      AttributeValue second = right.in(item, placeholders);
      return switch (operator) {
        case "=" -> first != null && first.equals(second);
        case "<>" -> first == null || !first.equals(second);
        default -> inOrder(first, second);
      };
    }

    private boolean inOrder(@Nullable AttributeValue first, @Nullable AttributeValue second) {
      Integer order = first == null || second == null ? null : Values.compare(first, second);
      return order != null
          && switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
          };
    }

    @Override
    public void check(Placeholders placeholders) {
      requireDistinct(left, right, placeholders);
      for (Operand operand : List.of(left, right)) {
        operand.check(placeholders);
        if (!operator.equals("=") && !operator.equals("<>")) {
          operand.require(Values.ORDERED, placeholders);
        }
      }
    }

    static void requireDistinct(Operand first, Operand other, Placeholders placeholders) {
      if (first instanceof Operand.At(var path)
          && other instanceof Operand.At(var same)
          && path.bind(placeholders).equals(same.bind(placeholders))) {
        throw new Invalid("The first operand must be distinct from the remaining operands");
      }
    }
  }

  /// From one value to another, both included.
  record Between(Operand of, Operand low, Operand high) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item, Placeholders placeholders) {
      return atLeast().holds(item, placeholders) && atMost().holds(item, placeholders);
    }

    Comparison atLeast() {
      return new Comparison(of, ">=", low);
    }

    Comparison atMost() {
      return new Comparison(of, "<=", high);
    }

    @Override
    public void check(Placeholders placeholders) {
      atLeast().check(placeholders);
      atMost().check(placeholders);
      if (low instanceof Operand.Literal(var first)
          && high instanceof Operand.Literal(var last)
          && !new Comparison(low, "<=", high).holds(Map.of(), placeholders)) {
        throw new Invalid("BETWEEN requires bounds of one type in order: " + first + ", " + last);
      }
    }
  }
}
