package io.dialplane.storm;

import io.dialplane.testkit.memory.Hook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Writes down, for each run of settle that looks a week ahead, every call to the store from the
/// moment in which it has taken that duty, and what came back: what a function knows is what it has
/// read.
final class Diary implements Hook {
  private static final ScopedValue<Run> RUN = ScopedValue.newInstance();

  private final StormClock clock;
  private final Hook weather;
  private final List<Run> looks = new ArrayList<>();

  /// Around everything that goes wrong.
  Diary(StormClock clock, Hook weather) {
    this.clock = clock;
    this.weather = weather;
  }

  enum End {
    ANSWERED,
    /// A condition says no.
    REFUSED,
    /// The answer is lost, or the function died.
    FAILED
  }

  /// One call: when it came back by its function's clock, and how much the journal had before and
  /// after.
  record Call(
      DynamoDbRequest request,
      @Nullable DynamoDbResponse response,
      End end,
      Instant at,
      int from,
      int to) {

    boolean putsDuty() {
      return !puts(request, "DutiesTable").isEmpty();
    }

    /// The first page of a list of numbers, or the one that begins after where the last has ended.
    boolean isPage(Map<String, AttributeValue> after) {
      return request instanceof QueryRequest query
          && query.tableName().equals("NumbersTable")
          && (after.isEmpty()
              || query.exclusiveStartKey().equals(after)
              || beginsBehind(query, new Item(after).text("dueAt")));
    }

    private static boolean beginsBehind(QueryRequest query, String last) {
      return query.expressionAttributeValues().values().stream()
          .anyMatch(value -> value.s() != null && value.s().startsWith(last));
    }

    /// Reads these, as they are at that moment.
    boolean reads(String table, String key, List<String> keys) {
      if (!(request instanceof BatchGetItemRequest batch)) {
        return false;
      }
      KeysAndAttributes asked = batch.requestItems().get(table);
      return asked != null
          && asked.consistentRead()
          && asked.keys().stream().map(each -> new Item(each).text(key)).toList().containsAll(keys);
    }
  }

  /// One run of a function: when it truly began, and its calls from the taking of the duty on.
  record Run(Instant began, List<Call> calls) {}

  /// What runs meanwhile is one run.
  void within(Runnable invocation) {
    ScopedValue.where(RUN, new Run(clock.now(), new ArrayList<>())).run(invocation);
  }

  /// The runs that have looked, in the order in which they took the duty.
  List<Run> looks() {
    return List.copyOf(looks);
  }

  @Override
  public DynamoDbResponse call(DynamoDbRequest request, Hook.Store store) {
    if (!RUN.isBound() || (RUN.get().calls().isEmpty() && !isTaking(request))) {
      return weather.call(request, store);
    }
    int from = store.journaled();
    End end = End.FAILED;
    DynamoDbResponse response = null;
    try {
      response = weather.call(request, store);
      end = End.ANSWERED;
      return response;
    } catch (RuntimeException e) {
      end = Stage.isRefusal(e) ? End.REFUSED : End.FAILED;
      throw e;
    } finally {
      note(new Call(request, response, end, clock.instant(), from, store.journaled()));
    }
  }

  private void note(Call call) {
    List<Call> calls = RUN.get().calls();
    if (calls.isEmpty()) {
      looks.add(RUN.get());
    }
    calls.add(call);
  }

  private static boolean isTaking(DynamoDbRequest request) {
    return puts(request, "DutiesTable").stream()
        .anyMatch(duty -> duty.text("duty").equals("wallets"));
  }

  /// Takes it, or asks who has it.
  static boolean isOfDuty(DynamoDbRequest request) {
    return isTaking(request)
        || (request instanceof BatchGetItemRequest batch
            && batch.requestItems().containsKey("DutiesTable")
            && batch.requestItems().get("DutiesTable").keys().stream()
                .anyMatch(key -> new Item(key).text("duty").equals("wallets")));
  }

  /// The items that a request puts into a table.
  static List<Item> puts(DynamoDbRequest request, String table) {
    if (!(request instanceof TransactWriteItemsRequest transaction)) {
      return List.of();
    }
    return transaction.transactItems().stream()
        .map(TransactWriteItem::put)
        .filter(Objects::nonNull)
        .filter(put -> put.tableName().equals(table))
        .map(Put::item)
        .map(Item::new)
        .toList();
  }
}
