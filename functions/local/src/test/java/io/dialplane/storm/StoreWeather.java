package io.dialplane.storm;

import io.dialplane.storm.Weather.Flaw;
import io.dialplane.testkit.Access;
import io.dialplane.testkit.memory.Hook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
/// throttled, in conflict, for mixed reasons; and the function dies before a write or after it.
final class StoreWeather implements Hook {
  private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem");

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
    fate.note(Tally.STORE_CALLS);
    Optional<String> step = step(request);
    step.ifPresent(write -> fate.mayEnd(Death.before(write)));
    boolean isTransaction = request instanceof TransactWriteItemsRequest;
    Optional<StoreFault> fault =
        fate.strikes(isTransaction ? StoreFault.OF_TRANSACTIONS : StoreFault.OF_OTHERS);
    refuse(request, fault);
    DynamoDbResponse response =
        plainDebit && request instanceof TransactWriteItemsRequest transaction
            ? debitedApart(transaction, store)
            : store.apply(request);
    step.ifPresent(write -> fate.mayEnd(Death.after(write)));
    if (fault.equals(Optional.of(StoreFault.ANSWER_LOST))) {
      throw SdkClientException.create("the answer is lost");
    }
    return response;
  }

  /// What a write is called: the tables that it is to. Empty for what only reads.
  private static Optional<String> step(DynamoDbRequest request) {
    Set<String> tables =
        Access.of(request).stream()
            .filter(access -> WRITES.contains(access.action()))
            .map(Access::table)
            .collect(Collectors.toCollection(TreeSet::new));
    return tables.isEmpty()
        ? Optional.empty()
        : Optional.of("a write to " + String.join(" ", tables).replace("Table", ""));
  }

  private static void refuse(DynamoDbRequest request, Optional<StoreFault> fault) {
    if (fault.isEmpty()) {
      return;
    }
    switch (fault.get()) {
      case REFUSED_BEFORE -> throw SdkClientException.create("not sent");
      case THROTTLED -> throw throttled();
      case TRANSACTION_CONFLICT -> throw cancelled(request, "TransactionConflict", "None");
      case MIXED_REASONS -> throw cancelled(request, "TransactionConflict", "ThrottlingError");
      case ANSWER_LOST -> {}
    }
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
    return store.apply(transaction.toBuilder().transactItems(rest).build());
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
      DynamoDbRequest request, String first, String last) {
    List<CancellationReason> reasons = new ArrayList<>();
    int parts = ((TransactWriteItemsRequest) request).transactItems().size();
    for (int i = 0; i < parts; i++) {
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
