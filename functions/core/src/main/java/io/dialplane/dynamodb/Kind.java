package io.dialplane.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How values of one type lie in a table.
record Kind<T>(
    AttributeValueType type, Function<T, AttributeValue> write, Function<AttributeValue, T> read) {
  static final Kind<String> TEXT =
      new Kind<>(AttributeValueType.S, AttributeValue::fromS, AttributeValue::s);
  static final Kind<Long> WHOLE =
      new Kind<>(AttributeValueType.N, Write::whole, value -> Long.valueOf(value.n()));
  static final Kind<Boolean> FLAG =
      new Kind<>(AttributeValueType.BOOL, AttributeValue::fromBool, AttributeValue::bool);
  static final Kind<List<String>> TEXTS =
      new Kind<>(
          AttributeValueType.L,
          values -> AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList()),
          value -> value.l().stream().map(TEXT::of).toList());
  static final Kind<Map<String, String>> TEXT_MAP =
      new Kind<>(
          AttributeValueType.M,
          values -> AttributeValue.fromM(each(values, AttributeValue::fromS)),
          value -> each(value.m(), TEXT::of));

  private static <A, B> Map<String, B> each(Map<String, A> values, Function<A, B> change) {
    Map<String, B> changed = new HashMap<>();
    values.forEach((name, value) -> changed.put(name, change.apply(value)));
    return changed;
  }

  T of(AttributeValue value) {
    if (!value.type().name().equals(type.name())) {
      throw new IllegalStateException(
          "an attribute is a " + value.type() + " where a " + type + " belongs");
    }
    return read.apply(value);
  }
}
