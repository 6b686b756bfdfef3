package io.dialplane.testkit.memory;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The parameters that the memory store heeds. Any other is refused aloud: ignored, it would make
/// the store differ from DynamoDB in silence.
final class Known {
  private static final Set<String> WRITING =
      Set.of(
          "TableName",
          "ConditionExpression",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "ReturnValues",
          "ReturnValuesOnConditionCheckFailure");
  private static final Set<String> LISTING =
      Set.of("TableName", "Limit", "ExclusiveStartKey", "ConsistentRead");

  private static final Map<Class<? extends DynamoDbRequest>, Set<String>> PARAMETERS =
      Map.of(
          GetItemRequest.class,
          Set.of("TableName", "Key", "ConsistentRead"),
          BatchGetItemRequest.class,
          Set.of("RequestItems"),
          PutItemRequest.class,
          and(WRITING, "Item"),
          UpdateItemRequest.class,
          and(WRITING, "Key", "UpdateExpression"),
          DeleteItemRequest.class,
          and(WRITING, "Key"),
          ScanRequest.class,
          LISTING,
          QueryRequest.class,
          and(
              LISTING,
              "IndexName",
              "KeyConditionExpression",
              "ExpressionAttributeNames",
              "ExpressionAttributeValues",
              "ScanIndexForward"),
          TransactWriteItemsRequest.class,
          Set.of("TransactItems", "ClientRequestToken"));

  private Known() {}

  private static Set<String> and(Set<String> some, String... more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(Set.of(more));
    return all;
  }

  static void requireKnown(DynamoDbRequest request) {
    Set<String> known = PARAMETERS.get(request.getClass());
    if (known == null) {
      return;
    }
    for (SdkField<?> field : request.sdkFields()) {
      Object value = field.getValueOrDefault(request);
      boolean given =
          value != null
              && !(value instanceof SdkAutoConstructList)
              && !(value instanceof SdkAutoConstructMap);
      if (given && !known.contains(field.locationName())) {
        throw new IllegalArgumentException(
            "the memory store does not know " + field.locationName() + " of a request");
      }
    }
  }
}
