package io.dialplane.testkit.memory;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// What a store answered, as far as two stores must agree: everything but the words of a refusal,
/// and the order of what has none.
sealed interface Answer {

  /// The content of a response.
  record Told(Object content) implements Answer {}

  /// A refusal. `reasons` stand in the order of a transaction's parts.
  record Refused(
      Class<?> type,
      String code,
      int status,
      Map<String, AttributeValue> item,
      List<Reason> reasons)
      implements Answer {}

  /// Why one part of a transaction was not done.
  record Reason(@Nullable String code, Map<String, AttributeValue> item) {}

  static Answer of(Supplier<Object> call) {
    try {
      return new Told(call.get());
    } catch (DynamoDbException refused) {
      return new Refused(
          refused.getClass(),
          refused.awsErrorDetails().errorCode(),
          refused.statusCode(),
          refused instanceof ConditionalCheckFailedException failed ? failed.item() : Map.of(),
          refused instanceof TransactionCanceledException cancelled
              ? cancelled.cancellationReasons().stream()
                  .map(reason -> new Reason(reason.code(), reason.item()))
                  .toList()
              : List.of());
    }
  }

  static Object content(DynamoDbResponse response) {
    return switch (response) {
      case GetItemResponse get -> List.of(get.hasItem(), get.item());
      case PutItemResponse put -> List.of(put.hasAttributes(), put.attributes());
      case UpdateItemResponse update -> List.of(update.hasAttributes(), update.attributes());
      case DeleteItemResponse delete -> List.of(delete.hasAttributes(), delete.attributes());
      case TransactWriteItemsResponse _ -> "applied";
      case BatchGetItemResponse batch -> {
        var found = new java.util.TreeMap<String, Object>();
        batch.responses().forEach((table, items) -> found.put(table, new HashSet<>(items)));
        yield List.of(found, batch.hasUnprocessedKeys(), batch.unprocessedKeys());
      }
      case QueryResponse query ->
          List.of(
              query.items(),
              query.count(),
              query.scannedCount(),
              query.hasLastEvaluatedKey(),
              query.lastEvaluatedKey());
      case ScanResponse scan ->
          List.of(scan.count(), scan.scannedCount(), scan.hasLastEvaluatedKey());
      default -> throw new IllegalArgumentException("not expected: " + response);
    };
  }
}
