package io.dialplane.testkit;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The size of an item in bytes, by DynamoDB's documented rules: what writes are charged by and
/// what limits are set in.
public final class ItemSize {

  private ItemSize() {}

  public static int of(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToInt(attribute -> bytes(attribute.getKey()) + of(attribute.getValue()))
        .sum();
  }

  private static int of(AttributeValue value) {
    return switch (value.type()) {
      case S -> bytes(value.s());
      case N -> number(new BigDecimal(value.n()).stripTrailingZeros());
      case BOOL, NUL -> 1;
      case L -> 3 + value.l().stream().mapToInt(each -> 1 + of(each)).sum();
      case M -> 3 + value.m().size() + of(value.m());
      default -> throw new IllegalArgumentException("not expected: " + value.type());
    };
  }

  /// A byte for each pair of digits to either side of the point, one for the exponent, one for a
  /// minus sign.
  private static int number(BigDecimal number) {
    if (number.signum() == 0) {
      return 1;
    }
    int digits = number.precision() + Math.floorMod(number.scale(), 2);
    return Math.ceilDiv(digits, 2) + (number.signum() < 0 ? 2 : 1);
  }

  public static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
