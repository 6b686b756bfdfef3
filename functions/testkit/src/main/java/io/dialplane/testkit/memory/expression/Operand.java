package io.dialplane.testkit.memory.expression;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Something that has a value where an item has it.
sealed interface Operand {

  @Nullable AttributeValue in(Map<String, AttributeValue> item, Placeholders placeholders);

  /// Refuses what no item could make right.
  default void check(Placeholders placeholders) {}

  /// The type of its value where that is the same for every item.
  default AttributeValue.@Nullable Type type(Placeholders placeholders) {
    return null;
  }

  /// Refuses what can never have one of these types.
  default void require(Set<AttributeValue.Type> types, Placeholders placeholders) {
    AttributeValue.Type type = type(placeholders);
    if (type != null && !types.contains(type)) {
      throw new Invalid("Incorrect operand type for operator or function: " + type);
    }
  }

  /// A place in the item.
  record At(Path path) implements Operand {
    @Override
    public @Nullable AttributeValue in(
        Map<String, AttributeValue> item, Placeholders placeholders) {
      return path.in(item, placeholders);
    }
  }

  /// A value of the request.
  record Literal(String placeholder) implements Operand {
    @Override
    public AttributeValue in(Map<String, AttributeValue> item, Placeholders placeholders) {
      return placeholders.value(placeholder);
    }

    @Override
    public AttributeValue.Type type(Placeholders placeholders) {
      return placeholders.value(placeholder).type();
    }
  }

  /// How long a text or how large a map or a list is.
  record Size(Operand of) implements Operand {
    @Override
    public @Nullable AttributeValue in(
        Map<String, AttributeValue> item, Placeholders placeholders) {
      AttributeValue value = of.in(item, placeholders);
      return value == null ? null : Values.length(value);
    }

    @Override
    public void check(Placeholders placeholders) {
      of.check(placeholders);
      of.require(Values.SIZED, placeholders);
    }

    @Override
    public AttributeValue.Type type(Placeholders placeholders) {
      return AttributeValue.Type.N;
    }
  }

  /// What is there, or else another value.
  record IfNotExists(Path path, Operand otherwise) implements Operand {
    @Override
    public @Nullable AttributeValue in(
        Map<String, AttributeValue> item, Placeholders placeholders) {
      AttributeValue there = path.in(item, placeholders);
      return there == null ? otherwise.in(item, placeholders) : there;
    }
  }

  /// A sum or a difference.
  record Sum(Operand left, boolean minus, Operand right) implements Operand {
    @Override
    public AttributeValue in(Map<String, AttributeValue> item, Placeholders placeholders) {
      BigDecimal first = number(left, item, placeholders);
      BigDecimal second = number(right, item, placeholders);
      return Values.number(minus ? first.subtract(second) : first.add(second));
    }

    @Override
    public void check(Placeholders placeholders) {
      for (Operand operand : List.of(left, right)) {
        operand.check(placeholders);
        operand.require(Set.of(AttributeValue.Type.N), placeholders);
      }
    }

    private static BigDecimal number(
        Operand operand, Map<String, AttributeValue> item, Placeholders placeholders) {
      AttributeValue value = operand.in(item, placeholders);
      if (value == null) {
        throw new Invalid("The expression refers to an attribute that does not exist in the item");
      }
      if (value.n() == null) {
        throw new Invalid("An operand in the update expression has an incorrect data type");
      }
      return new BigDecimal(value.n());
    }
  }
}
