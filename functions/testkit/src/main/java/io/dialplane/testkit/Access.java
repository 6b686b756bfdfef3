package io.dialplane.testkit;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// An action on a table or on an index of it (`Table/index`), as IAM grants them.
public record Access(String action, String table) implements Comparable<Access> {

  /// What a request needs to be granted. A transaction needs the actions of its parts.
  public static Set<Access> of(SdkRequest request) {
    return switch (request) {
      case BatchGetItemRequest batch ->
          batch.requestItems().keySet().stream()
              .map(table -> new Access("BatchGetItem", table))
              .collect(Collectors.toSet());
      case GetItemRequest get -> Set.of(new Access("GetItem", get.tableName()));
      case PutItemRequest put -> Set.of(new Access("PutItem", put.tableName()));
      case DeleteItemRequest delete -> Set.of(new Access("DeleteItem", delete.tableName()));
      case UpdateItemRequest update -> Set.of(new Access("UpdateItem", update.tableName()));
      case QueryRequest query ->
          Set.of(
              new Access(
                  "Query",
                  query.indexName() == null
                      ? query.tableName()
                      : query.tableName() + "/" + query.indexName()));
      case ScanRequest scan -> Set.of(new Access("Scan", scan.tableName()));
      case TransactWriteItemsRequest transaction ->
          transaction.transactItems().stream().map(Access::of).collect(Collectors.toSet());
      default -> throw new IllegalArgumentException("not expected: " + request.getClass());
    };
  }

  /// What a part of a transaction needs.
  public static Access of(TransactWriteItem item) {
    if (item.put() != null) {
      return new Access("PutItem", item.put().tableName());
    }
    if (item.update() != null) {
      return new Access("UpdateItem", item.update().tableName());
    }
    return item.delete() != null
        ? new Access("DeleteItem", item.delete().tableName())
        : new Access("ConditionCheckItem", item.conditionCheck().tableName());
  }

  @Override
  public int compareTo(Access other) {
    return Comparator.comparing(Access::table).thenComparing(Access::action).compare(this, other);
  }
}
