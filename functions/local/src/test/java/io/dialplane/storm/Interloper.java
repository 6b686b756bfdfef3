package io.dialplane.storm;

import io.dialplane.testkit.Access;
import io.dialplane.testkit.memory.Clause;
import io.dialplane.testkit.memory.Hook;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Comes between a function and the store, once: right before the first write with a certain
/// condition, it changes the item that the write is about. It may take the condition away as well.
final class Interloper implements Hook {
  private final Clause clause;
  private final boolean strips;
  private final Harm harm;
  private @Nullable Map<String, AttributeValue> key;

  /// What it does to the item that is there, or that is about to be: null deletes it.
  interface Harm {
    @Nullable Map<String, AttributeValue> to(Map<String, AttributeValue> item);
  }

  Interloper(Clause clause, boolean strips, Harm harm) {
    this.clause = clause;
    this.strips = strips;
    this.harm = harm;
  }

  /// The key of the item that it has changed.
  Map<String, AttributeValue> key() {
    return Objects.requireNonNull(key, "it never came between");
  }

  @Override
  public DynamoDbResponse call(DynamoDbRequest request, Hook.Store store) {
    if (key == null && Clause.of(request).contains(clause)) {
      comeBetween(subject(request), store);
    }
    return store.apply(strips ? clause.without(request) : request);
  }

  private void comeBetween(Map<String, AttributeValue> written, Hook.Store store) {
    String table = clause.write().table();
    Map<String, AttributeValue> place = Sky.key(table, written);
    key = place;
    GetItemResponse there =
        (GetItemResponse) store.apply(GetItemRequest.builder().tableName(table).key(place).build());
    Map<String, AttributeValue> next = harm.to(there.hasItem() ? there.item() : written);
    store.apply(
        next == null
            ? DeleteItemRequest.builder().tableName(table).key(place).build()
            : PutItemRequest.builder().tableName(table).item(next).build());
  }

  /// What the write in question puts, or the key that it names.
  private Map<String, AttributeValue> subject(DynamoDbRequest request) {
    return switch (request) {
      case TransactWriteItemsRequest transaction ->
          transaction.transactItems().stream()
              .filter(part -> Access.of(part).equals(clause.write()))
              .findFirst()
              .map(Interloper::subject)
              .orElseThrow();
      case PutItemRequest put -> put.item();
      case UpdateItemRequest update -> update.key();
      default -> throw new IllegalArgumentException("no write: " + request);
    };
  }

  private static Map<String, AttributeValue> subject(TransactWriteItem part) {
    if (part.put() != null) {
      return part.put().item();
    }
    return part.update() != null ? part.update().key() : part.delete().key();
  }
}
