package io.dialplane.testkit.memory.expression;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Attribute values as DynamoDB keeps and compares them. Sets and binary values are not known here,
/// since nothing of ours uses them.
public final class Values {
  /// What has an order.
  static final Set<AttributeValue.Type> ORDERED =
      Set.of(AttributeValue.Type.S, AttributeValue.Type.N);

  /// What has a size.
  static final Set<AttributeValue.Type> SIZED =
      Set.of(AttributeValue.Type.S, AttributeValue.Type.L, AttributeValue.Type.M);

  private static final int DIGITS = 38;
  private static final BigDecimal LARGEST =
      new BigDecimal("9.9999999999999999999999999999999999999E+125");
  private static final BigDecimal SMALLEST = new BigDecimal("1E-130");

  private Values() {}

  /// The value with its numbers in the one form that DynamoDB answers with.
  static AttributeValue normal(AttributeValue value) {
    return switch (value.type()) {
      case S, BOOL -> value;
      case N -> number(value.n());
      case NUL -> {
        if (!value.nul()) {
          throw new Invalid("Null attribute value types must have the value of true");
        }
        yield value;
      }
      case L -> AttributeValue.fromL(value.l().stream().map(Values::normal).toList());
      case M -> AttributeValue.fromM(normal(value.m()));
      case UNKNOWN_TO_SDK_VERSION ->
          throw new Invalid("An attribute value must have exactly one of the supported types");
      case SS, NS, B, BS ->
          throw new IllegalArgumentException("the memory store knows no " + value.type());
    };
  }

  /// In the order of names, so that every run reads the same.
  public static Map<String, AttributeValue> normal(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> normal = new TreeMap<>();
    item.forEach((name, value) -> normal.put(name, normal(value)));
    return Collections.unmodifiableMap(normal);
  }

  private static AttributeValue number(String text) {
    try {
      return number(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw new Invalid("The parameter cannot be converted to a numeric value: " + text);
    }
  }

  static AttributeValue number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    BigDecimal size = plain.abs();
    if (plain.precision() > DIGITS
        || size.compareTo(LARGEST) > 0
        || (plain.signum() != 0 && size.compareTo(SMALLEST) < 0)) {
      throw new Invalid("A number has too many digits or is too large or too small");
    }
    return AttributeValue.fromN(plain.toPlainString());
  }

  /// The order of two numbers or two texts; nothing else has one.
  static @Nullable Integer compare(AttributeValue first, AttributeValue second) {
    if (first.s() != null && second.s() != null) {
      return compare(first.s(), second.s());
    }
    return first.n() != null && second.n() != null
        ? (Integer) new BigDecimal(first.n()).compareTo(new BigDecimal(second.n()))
        : null;
  }

  /// Texts are in the order of their UTF-8 bytes, which is that of their code points and not that
  /// of Java's characters.
  public static int compare(String first, String second) {
    int shared = Math.min(first.length(), second.length());
    for (int at = 0; at < shared; at++) {
      char left = first.charAt(at);
      char right = second.charAt(at);
      if (left != right) {
        boolean beyond = Character.isSurrogate(left);
        boolean otherBeyond = Character.isSurrogate(right);
        return beyond == otherBeyond
            ? Character.compare(left, right)
            : Boolean.compare(beyond, otherBeyond);
      }
    }
    return Integer.compare(first.length(), second.length());
  }

  /// What `size` gives: the length of a text, the members of a list or a map.
  static @Nullable AttributeValue length(AttributeValue value) {
    return switch (value.type()) {
      case S -> number(BigDecimal.valueOf(value.s().length()));
      case L -> number(BigDecimal.valueOf(value.l().size()));
      case M -> number(BigDecimal.valueOf(value.m().size()));
      default -> null;
    };
  }
}
