package io.dialplane.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Write request units by DynamoDB's documented rules: a transaction's write costs two for each
/// started KB. DynamoDB Local reports less, so they are computed from what was sent. `items` counts
/// the parts; index writes come on top.
public record WriteUnits(int items, int units) {
  public static final WriteUnits NONE = new WriteUnits(0, 0);

  private static final int KB = 1024;

  static WriteUnits of(TransactWriteItemsRequest transaction) {
    int units =
        transaction.transactItems().stream()
            .mapToInt(item -> 2 * Math.max(1, Math.ceilDiv(size(item), KB)))
            .sum();
    return new WriteUnits(transaction.transactItems().size(), units);
  }

  WriteUnits plus(WriteUnits other) {
    return new WriteUnits(items + other.items, units + other.units);
  }

  /// An update or a delete is charged by the item it finds; ours are all below one KB.
  private static int size(TransactWriteItem item) {
    return item.put() == null ? 1 : size(item.put().item());
  }

  private static int size(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToInt(attribute -> bytes(attribute.getKey()) + size(attribute.getValue()))
        .sum();
  }

  private static int size(AttributeValue value) {
    return switch (value.type()) {
      case S -> bytes(value.s());
      case N -> value.n().length() / 2 + 1;
      case BOOL, NUL -> 1;
      case L -> 3 + value.l().stream().mapToInt(each -> 1 + size(each)).sum();
      case M -> 3 + size(value.m());
      default -> throw new IllegalArgumentException("not expected: " + value.type());
    };
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
