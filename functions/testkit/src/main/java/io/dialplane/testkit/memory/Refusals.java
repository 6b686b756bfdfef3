package io.dialplane.testkit.memory;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The exceptions that the SDK throws for what the service refuses. Also for hooks, which refuse in
/// the service's stead.
public final class Refusals {
  private static final int BAD_REQUEST = 400;

  private Refusals() {}

  /// Any refusal that the SDK has no class of its own for, by its code.
  public static DynamoDbException of(String code, int status, String message) {
    return (DynamoDbException) dressed(DynamoDbException.builder(), code, status, message).build();
  }

  static DynamoDbException validation(String message) {
    return of("ValidationException", BAD_REQUEST, message);
  }

  static DynamoDbException conditionFailed(@Nullable Map<String, AttributeValue> old) {
    var builder = ConditionalCheckFailedException.builder().item(old);
    dressed(
        builder, "ConditionalCheckFailedException", BAD_REQUEST, "The conditional request failed");
    return builder.build();
  }

  /// Reasons stand in the order of the transaction's parts.
  public static DynamoDbException cancelled(List<CancellationReason> reasons) {
    var builder = TransactionCanceledException.builder().cancellationReasons(reasons);
    List<String> codes = reasons.stream().map(CancellationReason::code).toList();
    dressed(
        builder,
        "TransactionCanceledException",
        BAD_REQUEST,
        "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes);
    return builder.build();
  }

  static DynamoDbException tokenReused() {
    return (DynamoDbException)
        dressed(
                IdempotentParameterMismatchException.builder(),
                "IdempotentParameterMismatchException",
                BAD_REQUEST,
                "The token was used for another request")
            .build();
  }

  static DynamoDbException noTable(String name) {
    return (DynamoDbException)
        dressed(
                ResourceNotFoundException.builder(),
                "ResourceNotFoundException",
                BAD_REQUEST,
                "Cannot do operations on a non-existent table: " + name)
            .build();
  }

  static DynamoDbException tableExists(String name) {
    return (DynamoDbException)
        dressed(
                ResourceInUseException.builder(),
                "ResourceInUseException",
                BAD_REQUEST,
                "Cannot create preexisting table: " + name)
            .build();
  }

  private static DynamoDbException.Builder dressed(
      DynamoDbException.Builder builder, String code, int status, String message) {
    builder
        .message(message)
        .statusCode(status)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .serviceName("DynamoDb")
                .errorCode(code)
                .errorMessage(message)
                .build());
    return builder;
  }
}
