package io.dialplane.testkit;

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
      case N -> value.n().length() / 2 + 1;
      case BOOL, NUL -> 1;
      case L -> 3 + value.l().stream().mapToInt(each -> 1 + of(each)).sum();
      case M -> 3 + of(value.m());
      default -> throw new IllegalArgumentException("not expected: " + value.type());
    };
  }

  public static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
