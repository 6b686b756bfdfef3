package io.dialplane.carrier.sandbox;

import io.dialplane.domain.E164;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/// The sandbox's own table: a Lambda has no memory.
record Sales(Supplier<DynamoDbClient> client, String table) {
  /// BatchGetItem takes at most 100 keys.
  static final int KEYS_IN_A_BATCH = 100;

  Optional<Sale> find(E164 e164) {
    var response =
        client.get().getItem(get -> get.tableName(table).key(key(e164)).consistentRead(true));
    return response.hasItem() ? Optional.of(Sale.of(response.item())) : Optional.empty();
  }

  /// Which of at most 100 numbers the sandbox has ever sold and not taken back.
  Set<E164> sold(Collection<E164> numbers) {
    Set<E164> sold = new HashSet<>();
    Map<String, KeysAndAttributes> wanted =
        Map.of(
            table,
            KeysAndAttributes.builder().keys(numbers.stream().map(Sales::key).toList()).build());
    while (!wanted.isEmpty()) {
      Map<String, KeysAndAttributes> asked = wanted;
      BatchGetItemResponse response = client.get().batchGetItem(get -> get.requestItems(asked));
      response
          .responses()
          .getOrDefault(table, List.of())
          .forEach(item -> sold.add(Sale.of(item).e164()));
      wanted = response.unprocessedKeys();
    }
    return sold;
  }

  /// Records a sale unless the number is sold already; the answer is the sale that stands. An SDK's
  /// repetition meets its own sale and so answers the same.
  Sale sell(Sale sale) {
    try {
      client
          .get()
          .putItem(
              put ->
                  put.tableName(table)
                      .item(sale.item())
                      .conditionExpression("attribute_not_exists(e164)")
                      .returnValuesOnConditionCheckFailure(
                          ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return sale;
    } catch (ConditionalCheckFailedException e) {
      return Sale.of(e.item());
    }
  }

  void put(Sale sale) {
    client.get().putItem(put -> put.tableName(table).item(sale.item()));
  }

  void forget(E164 e164) {
    client.get().deleteItem(delete -> delete.tableName(table).key(key(e164)));
  }

  /// A page of everything remembered; `cursor` is the number to go on after.
  Batch all(@Nullable String cursor) {
    ScanResponse response =
        client
            .get()
            .scan(
                scan -> {
                  scan.tableName(table).limit(KEYS_IN_A_BATCH).consistentRead(true);
                  if (cursor != null) {
                    scan.exclusiveStartKey(Map.of("e164", AttributeValue.fromS(cursor)));
                  }
                });
    List<Sale> sales = new ArrayList<>();
    response.items().forEach(item -> sales.add(Sale.of(item)));
    AttributeValue last = response.lastEvaluatedKey().get("e164");
    return new Batch(sales, last == null ? null : last.s());
  }

  /// A page of [#all].
  record Batch(List<Sale> sales, @Nullable String next) {}

  private static Map<String, AttributeValue> key(E164 e164) {
    return Map.of("e164", AttributeValue.fromS(e164.value()));
  }
}
