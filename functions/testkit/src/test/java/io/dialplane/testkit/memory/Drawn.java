package io.dialplane.testkit.memory;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/// A write that is being drawn, with its expressions; it can be sent alone or as a part of a
/// transaction.
final class Drawn {
  final Kind kind;
  String table;
  final Map<String, AttributeValue> subject;
  @Nullable String condition;
  @Nullable String update;
  final Map<String, String> names = new TreeMap<>();
  final Map<String, AttributeValue> values = new TreeMap<>();
  @Nullable ReturnValue told;
  @Nullable ReturnValuesOnConditionCheckFailure onFailure =
      ReturnValuesOnConditionCheckFailure.ALL_OLD;

  enum Kind {
    PUT,
    UPDATE,
    DELETE,
    CHECK
  }

  Drawn(Kind kind, String table, Map<String, AttributeValue> subject) {
    this.kind = kind;
    this.table = table;
    this.subject = new TreeMap<>(subject);
  }

  /// A placeholder for a name.
  String name(String name) {
    String placeholder = "#n" + names.size();
    names.put(placeholder, name);
    return placeholder;
  }

  /// A placeholder for a value.
  String value(AttributeValue value) {
    String placeholder = ":v" + values.size();
    values.put(placeholder, value);
    return placeholder;
  }

  TransactWriteItem part() {
    var part = TransactWriteItem.builder();
    return switch (kind) {
      case PUT -> part.put(filled(Put.builder())).build();
      case UPDATE -> part.update(filled(Update.builder())).build();
      case DELETE -> part.delete(filled(Delete.builder())).build();
      case CHECK -> part.conditionCheck(filled(ConditionCheck.builder())).build();
    };
  }

  /// Alone; a check cannot be, and becomes an update that changes nothing.
  DynamoDbRequest alone() {
    return switch (kind) {
      case PUT -> filled(PutItemRequest.builder());
      case UPDATE, CHECK -> filled(UpdateItemRequest.builder());
      case DELETE -> filled(DeleteItemRequest.builder());
    };
  }

  private <B extends SdkBuilder<B, T> & SdkPojo, T> T filled(B builder) {
    for (SdkField<?> field : builder.sdkFields()) {
      Object value =
          switch (field.locationName()) {
            case "TableName" -> table;
            case "Item", "Key" -> subject;
            case "ConditionExpression" -> condition;
            case "UpdateExpression" -> update;
            case "ExpressionAttributeNames" -> names.isEmpty() ? null : names;
            case "ExpressionAttributeValues" -> values.isEmpty() ? null : values;
            case "ReturnValues" -> told == null ? null : told.toString();
            case "ReturnValuesOnConditionCheckFailure" ->
                onFailure == null ? null : onFailure.toString();
            default -> null;
          };
      if (value != null) {
        field.set(builder, value);
      }
    }
    return builder.build();
  }
}
