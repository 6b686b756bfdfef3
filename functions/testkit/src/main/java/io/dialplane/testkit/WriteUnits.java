package io.dialplane.testkit;

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
    return item.put() == null ? 1 : ItemSize.of(item.put().item());
  }
}
