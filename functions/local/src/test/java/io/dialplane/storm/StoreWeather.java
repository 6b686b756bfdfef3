package io.dialplane.storm;

import io.dialplane.storm.Loom.Crash;
import io.dialplane.storm.Weather.Flaw;
import io.dialplane.testkit.memory.Hook;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// What goes wrong between a function and the store: refused before, applied and the answer lost,
/// throttled, in conflict, for mixed reasons; and the function dies after an effect.
final class StoreWeather implements Hook {
  static final double CRASH = 0.03;

  private final Fate fate;
  private final UnaryOperator<DynamoDbRequest> change;
  private final boolean plainDebit;
  private final Witness witness;
  private boolean calm = true;

  /// `weather` may take a condition out of a request, or part a debit from it.
  StoreWeather(Fate fate, Weather weather, Witness witness) {
    this.fate = fate;
    this.change = weather.change();
    this.plainDebit = weather.flaw() == Flaw.PLAIN_DEBIT;
    this.witness = witness;
  }

  void rage() {
    calm = false;
  }

  void calmDown() {
    calm = true;
  }

  @Override
  public DynamoDbResponse call(DynamoDbRequest asked, Hook.Store applies) {
    DynamoDbRequest request = change.apply(asked);
    Hook.Store store = each -> witness.watch(each, applies);
    if (!Loom.isTask()) {
      return store.apply(request);
    }
    Loom.pause();
    if (calm) {
      return store.apply(request);
    }
    fate.note("store calls");
    if (fate.strikes("store: not sent", 0.035)) {
      throw SdkClientException.create("not sent");
    }
    if (fate.strikes("store: throttled", 0.035)) {
      throw throttled();
    }
    return request instanceof TransactWriteItemsRequest transaction
        ? transact(transaction, store)
        : answered(request, store);
  }

  private DynamoDbResponse transact(TransactWriteItemsRequest transaction, Hook.Store store) {
    if (fate.strikes("store: conflict", 0.08)) {
      throw cancelled(transaction, "TransactionConflict", "None");
    }
    if (fate.strikes("store: mixed reasons", 0.04)) {
      throw cancelled(transaction, "TransactionConflict", "ThrottlingError");
    }
    DynamoDbResponse response =
        plainDebit ? debitedApart(transaction, store) : answered(transaction, store);
    if (fate.strikes("function: died after a write", CRASH)) {
      throw new Crash();
    }
    return response;
  }

  /// The wallet by an update of its own, the rest in the transaction: the token no longer covers
  /// the money.
  private DynamoDbResponse debitedApart(TransactWriteItemsRequest transaction, Hook.Store store) {
    List<TransactWriteItem> rest = new ArrayList<>();
    for (TransactWriteItem part : transaction.transactItems()) {
      if (part.update() != null && part.update().tableName().equals("WalletsTable")) {
        store.apply(
            UpdateItemRequest.builder()
                .tableName(part.update().tableName())
                .key(part.update().key())
                .updateExpression(part.update().updateExpression())
                .conditionExpression(part.update().conditionExpression())
                .expressionAttributeNames(part.update().expressionAttributeNames())
                .expressionAttributeValues(part.update().expressionAttributeValues())
                .build());
      } else {
        rest.add(part);
      }
    }
    return answered(transaction.toBuilder().transactItems(rest).build(), store);
  }

  private DynamoDbResponse answered(DynamoDbRequest request, Hook.Store store) {
    DynamoDbResponse response = store.apply(request);
    if (fate.strikes("store: answer lost", 0.05)) {
      throw SdkClientException.create("the answer is lost");
    }
    return response;
  }

  private static ProvisionedThroughputExceededException throttled() {
    return ProvisionedThroughputExceededException.builder()
        .statusCode(400)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode("ProvisionedThroughputExceededException").build())
        .message("throttled")
        .build();
  }

  /// The first part for one reason, the last for the other.
  private static TransactionCanceledException cancelled(
      TransactWriteItemsRequest transaction, String first, String last) {
    List<CancellationReason> reasons = new ArrayList<>();
    for (int i = 0; i < transaction.transactItems().size(); i++) {
      reasons.add(CancellationReason.builder().code("None").build());
    }
    reasons.set(reasons.size() - 1, CancellationReason.builder().code(last).build());
    reasons.set(0, CancellationReason.builder().code(first).build());
    return TransactionCanceledException.builder()
        .statusCode(400)
        .cancellationReasons(reasons)
        .message("cancelled")
        .build();
  }
}
