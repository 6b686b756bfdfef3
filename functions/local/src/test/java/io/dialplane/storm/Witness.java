package io.dialplane.storm;

import io.dialplane.domain.Reserved;
import io.dialplane.testkit.memory.Hook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Sees every transaction as it is applied. Some things must hold in every moment, and when a storm
/// has cleared it is too late to see that they did not.
final class Witness {
  private static final Set<String> WRITTEN_ONCE = Set.of("EventsTable", "LedgerTable");
  private static final Set<String> WATCHED = Set.of("EventsTable", "LedgerTable", "DutiesTable");

  /// Functions' clocks differ by less.
  private static final Duration SKEW = Duration.ofSeconds(10);

  /// Far more than all that settle has to do at once.
  private static final int MOST_TRANSACTIONS = 5_000;

  private final StormClock clock;
  private final List<String> wrongs = new ArrayList<>();
  private Instant moment = Instant.EPOCH;
  private int transactions;

  Witness(StormClock clock) {
    this.clock = clock;
  }

  List<String> wrongs() {
    return wrongs;
  }

  void saw(String wrong) {
    wrongs.add(clock.now() + " " + wrong);
  }

  DynamoDbResponse watch(DynamoDbRequest request, Hook.Store store) {
    if (!(request instanceof TransactWriteItemsRequest transaction)) {
      return store.apply(request);
    }
    goesOn();
    Map<Put, Map<String, AttributeValue>> before = new HashMap<>();
    for (TransactWriteItem part : transaction.transactItems()) {
      if (part.put() != null && WATCHED.contains(part.put().tableName())) {
        before.put(part.put(), there(store, part.put()));
      }
    }
    DynamoDbResponse response = store.apply(request);
    before.forEach((put, item) -> replaced(put, item, there(store, put)));
    for (TransactWriteItem part : transaction.transactItems()) {
      if (part.update() != null) {
        Map<String, AttributeValue> now =
            there(store, part.update().tableName(), part.update().key());
        updated(part.update().tableName(), now, isHold(transaction));
      }
    }
    return response;
  }

  /// Time stands still while a function runs: one that tries for ever would never end.
  private void goesOn() {
    transactions = clock.now().equals(moment) ? transactions + 1 : 0;
    moment = clock.now();
    if (transactions > MOST_TRANSACTIONS) {
      throw new AssertionError("a function goes round in circles");
    }
  }

  private void replaced(
      Put put, Map<String, AttributeValue> before, Map<String, AttributeValue> now) {
    if (before.isEmpty() || before.equals(now)) {
      return;
    }
    if (WRITTEN_ONCE.contains(put.tableName())) {
      saw("%s: overwritten: %s by %s".formatted(put.tableName(), before, now));
    }
    if (put.tableName().equals("DutiesTable") && isTaken(before) && isTaken(now)) {
      saw("two at once at the duty " + before);
    }
  }

  /// Whoever is at a duty has its lease; whoever is done gives it up.
  private boolean isTaken(Map<String, AttributeValue> duty) {
    return new Item(duty).number("leaseUntil") > clock.now().plus(SKEW).toEpochMilli();
  }

  private void updated(String table, Map<String, AttributeValue> now, boolean isHold) {
    switch (table) {
      case "WalletsTable" -> {
        if (new Item(now).number("available") < 0 || new Item(now).number("held") < 0) {
          saw("a wallet below zero: " + now);
        }
      }
      case "HoldsTable" -> {
        int holds = Objects.requireNonNull(now.get("held")).m().size();
        if (isHold && holds > Reserved.OPEN_HOLDS_LIMIT) {
          saw("%d holds of %s".formatted(holds, now.get("tenant")));
        }
      }
      default -> {}
    }
  }

  /// A new hold, which must keep to the limit; one that is put back need not.
  private static boolean isHold(TransactWriteItemsRequest transaction) {
    return transaction.transactItems().stream()
        .map(TransactWriteItem::put)
        .filter(Objects::nonNull)
        .anyMatch(put -> AttributeValue.fromS("number.reserved").equals(put.item().get("type")));
  }

  private static Map<String, AttributeValue> there(Hook.Store store, Put put) {
    return there(store, put.tableName(), Sky.key(put.tableName(), put.item()));
  }

  private static Map<String, AttributeValue> there(
      Hook.Store store, String table, Map<String, AttributeValue> key) {
    GetItemRequest get = GetItemRequest.builder().tableName(table).key(key).build();
    GetItemResponse there = (GetItemResponse) store.apply(get);
    return there.hasItem() ? there.item() : Map.of();
  }
}
