package io.dialplane.testkit.memory;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// One write of one item, come alone or as a part of a transaction: the same to the store.
/// `subject` is the whole item of a put and the key of anything else.
record Action(
    Kind kind,
    String table,
    Map<String, AttributeValue> subject,
    Terms terms,
    @Nullable ReturnValuesOnConditionCheckFailure onFailure) {

  enum Kind {
    PUT,
    UPDATE,
    DELETE,
    CHECK
  }

  /// The expressions of an action, and what stands for what in them.
  record Terms(
      @Nullable String condition,
      @Nullable String update,
      @Nullable Map<String, String> names,
      @Nullable Map<String, AttributeValue> values) {}

  boolean tellsOld() {
    return onFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD;
  }

  static Action of(TransactWriteItem part) {
    if (part.put() != null) {
      return of(part.put());
    }
    if (part.update() != null) {
      return of(part.update());
    }
    return part.delete() != null ? of(part.delete()) : of(part.conditionCheck());
  }

  static Action of(PutItemRequest put) {
    return new Action(
        Kind.PUT,
        put.tableName(),
        put.item(),
        new Terms(
            put.conditionExpression(),
            null,
            put.hasExpressionAttributeNames() ? put.expressionAttributeNames() : null,
            put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null),
        put.returnValuesOnConditionCheckFailure());
  }

  static Action of(Put put) {
    return new Action(
        Kind.PUT,
        put.tableName(),
        put.item(),
        new Terms(
            put.conditionExpression(),
            null,
            put.hasExpressionAttributeNames() ? put.expressionAttributeNames() : null,
            put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null),
        put.returnValuesOnConditionCheckFailure());
  }

  static Action of(UpdateItemRequest update) {
    return new Action(
        Kind.UPDATE,
        update.tableName(),
        update.key(),
        new Terms(
            update.conditionExpression(),
            update.updateExpression(),
            update.hasExpressionAttributeNames() ? update.expressionAttributeNames() : null,
            update.hasExpressionAttributeValues() ? update.expressionAttributeValues() : null),
        update.returnValuesOnConditionCheckFailure());
  }

  static Action of(Update update) {
    return new Action(
        Kind.UPDATE,
        update.tableName(),
        update.key(),
        new Terms(
            update.conditionExpression(),
            update.updateExpression(),
            update.hasExpressionAttributeNames() ? update.expressionAttributeNames() : null,
            update.hasExpressionAttributeValues() ? update.expressionAttributeValues() : null),
        update.returnValuesOnConditionCheckFailure());
  }

  static Action of(DeleteItemRequest delete) {
    return new Action(
        Kind.DELETE,
        delete.tableName(),
        delete.key(),
        new Terms(
            delete.conditionExpression(),
            null,
            delete.hasExpressionAttributeNames() ? delete.expressionAttributeNames() : null,
            delete.hasExpressionAttributeValues() ? delete.expressionAttributeValues() : null),
        delete.returnValuesOnConditionCheckFailure());
  }

  static Action of(Delete delete) {
    return new Action(
        Kind.DELETE,
        delete.tableName(),
        delete.key(),
        new Terms(
            delete.conditionExpression(),
            null,
            delete.hasExpressionAttributeNames() ? delete.expressionAttributeNames() : null,
            delete.hasExpressionAttributeValues() ? delete.expressionAttributeValues() : null),
        delete.returnValuesOnConditionCheckFailure());
  }

  static Action of(ConditionCheck check) {
    return new Action(
        Kind.CHECK,
        check.tableName(),
        check.key(),
        new Terms(
            check.conditionExpression(),
            null,
            check.hasExpressionAttributeNames() ? check.expressionAttributeNames() : null,
            check.hasExpressionAttributeValues() ? check.expressionAttributeValues() : null),
        check.returnValuesOnConditionCheckFailure());
  }
}
