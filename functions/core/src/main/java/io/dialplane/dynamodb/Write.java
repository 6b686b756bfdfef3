package io.dialplane.dynamodb;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Makes the parts of a transaction. Each asks for the old item where its condition fails: that
/// item says whose write it was.
record Write(String stamp) {
  private static final ReturnValuesOnConditionCheckFailure OLD =
      ReturnValuesOnConditionCheckFailure.ALL_OLD;

  /// Puts a whole item, stamped; only where what was seen is still there: nothing, or the item with
  /// that stamp.
  TransactWriteItem put(
      String table, RowSchema schema, Row.Builder row, @Nullable String seenStamp) {
    Put.Builder put = whole(table, row).returnValuesOnConditionCheckFailure(OLD);
    if (seenStamp == null) {
      put.conditionExpression("attribute_not_exists(#key)")
          .expressionAttributeNames(Map.of("#key", schema.tableMetadata().primaryPartitionKey()));
    } else {
      put.conditionExpression("#stamp = :seen")
          .expressionAttributeNames(Map.of("#stamp", Row.STAMP.name()))
          .expressionAttributeValues(Map.of(":seen", text(seenStamp)));
    }
    return TransactWriteItem.builder().put(put.build()).build();
  }

  /// Puts a whole item, stamped, whatever is there.
  TransactWriteItem overwrite(String table, Row.Builder row) {
    return TransactWriteItem.builder().put(whole(table, row).build()).build();
  }

  private Put.Builder whole(String table, Row.Builder row) {
    return Put.builder().tableName(table).item(row.put(Row.STAMP, stamp).build().attributes());
  }

  /// Deletes the item that was seen.
  TransactWriteItem delete(
      String table, Map<String, AttributeValue> key, @Nullable String seenStamp) {
    if (seenStamp == null) {
      throw new IllegalArgumentException("nothing was seen that could be deleted");
    }
    Delete delete =
        Delete.builder()
            .tableName(table)
            .key(key)
            .conditionExpression("#stamp = :seen")
            .expressionAttributeNames(Map.of("#stamp", Row.STAMP.name()))
            .expressionAttributeValues(Map.of(":seen", text(seenStamp)))
            .returnValuesOnConditionCheckFailure(OLD)
            .build();
    return TransactWriteItem.builder().delete(delete).build();
  }

  /// Deletes whatever is there.
  static TransactWriteItem erase(String table, Map<String, AttributeValue> key) {
    Delete delete = Delete.builder().tableName(table).key(key).build();
    return TransactWriteItem.builder().delete(delete).build();
  }

  /// An update by arithmetic, which stamps the item as well.
  TransactWriteItem update(String table, Map<String, AttributeValue> key, Arithmetic arithmetic) {
    Map<String, String> names = new HashMap<>(arithmetic.names());
    Map<String, AttributeValue> values = new HashMap<>(arithmetic.values());
    names.put("#stamp", Row.STAMP.name());
    values.put(":stamp", text(stamp));
    Update update =
        Update.builder()
            .tableName(table)
            .key(key)
            .updateExpression("SET #stamp = :stamp" + arithmetic.expression())
            .conditionExpression(arithmetic.condition())
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .returnValuesOnConditionCheckFailure(OLD)
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  /// What an update does, as it goes on after a SET clause that has begun, and on which condition,
  /// if any.
  record Arithmetic(
      String expression,
      @Nullable String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {}

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue whole(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
