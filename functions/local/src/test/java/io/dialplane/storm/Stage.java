package io.dialplane.storm;

import io.dialplane.testkit.Access;
import io.dialplane.testkit.memory.Clause;
import io.dialplane.testkit.memory.Hook;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The items that a request is about, as they are now: somebody may change what one of its
/// conditions is about, see what becomes of the request then, and leave everything as it was.
final class Stage {
  private static final AttributeValue ANOTHERS = AttributeValue.fromS("another's");

  /// More holds than anybody may have.
  private static final int MANY = 60;

  private enum End {
    APPLIED,
    REFUSED,
    BROKEN
  }

  /// An item of a table.
  private record Place(String table, Map<String, AttributeValue> key) {}

  private final Hook.Store store;
  private final DynamoDbRequest request;
  private final Map<Place, Map<String, AttributeValue>> before = new LinkedHashMap<>();

  /// What each would be, or the key of it.
  private final Map<Place, Map<String, AttributeValue>> written = new LinkedHashMap<>();

  Stage(Hook.Store store, DynamoDbRequest request) {
    this.store = store;
    this.request = apart(request);
    switch (request) {
      case TransactWriteItemsRequest transaction ->
          transaction.transactItems().forEach(this::holds);
      case PutItemRequest put -> holds(put.tableName(), put.item());
      case UpdateItemRequest update -> holds(update.tableName(), update.key());
      default -> throw new IllegalArgumentException("no write: " + request);
    }
  }

  /// The same request, but no try of it counts as the request itself.
  private static DynamoDbRequest apart(DynamoDbRequest request) {
    return request instanceof TransactWriteItemsRequest transaction
        ? transaction.toBuilder().clientRequestToken(null).build()
        : request;
  }

  /// Nothing is left of the try.
  boolean wouldBeApplied() {
    boolean applied = end(request) == End.APPLIED;
    if (applied) {
      clear();
    }
    return applied;
  }

  private void holds(TransactWriteItem part) {
    String table = Access.of(part).table();
    if (part.put() != null) {
      holds(table, part.put().item());
    } else {
      holds(table, part.update() != null ? part.update().key() : part.delete().key());
    }
  }

  private void holds(String table, Map<String, AttributeValue> item) {
    Place place = new Place(table, Sky.key(table, item));
    before.put(place, at(place));
    written.put(place, item);
  }

  private Map<String, AttributeValue> at(Place place) {
    GetItemRequest get = GetItemRequest.builder().tableName(place.table()).key(place.key()).build();
    return ((GetItemResponse) store.apply(get)).item();
  }

  private End end(DynamoDbRequest tried) {
    try {
      store.apply(tried);
      return End.APPLIED;
    } catch (ConditionalCheckFailedException | TransactionCanceledException e) {
      return isRefusal(e) ? End.REFUSED : End.BROKEN;
    }
  }

  /// Whether a condition says no; otherwise the request makes no sense.
  static boolean isRefusal(RuntimeException e) {
    return e instanceof ConditionalCheckFailedException
        || (e instanceof TransactionCanceledException cancelled
            && cancelled.cancellationReasons().stream()
                .allMatch(why -> Set.of("None", "ConditionalCheckFailed").contains(why.code())));
  }

  /// Everything as it was.
  private void clear() {
    before.forEach(this::set);
  }

  private void set(Place place, Map<String, AttributeValue> item) {
    store.apply(
        item.isEmpty()
            ? DeleteItemRequest.builder().tableName(place.table()).key(place.key()).build()
            : PutItemRequest.builder().tableName(place.table()).item(item).build());
  }

  /// Whether the write is refused over a change of what the load is about, which stands. Then
  /// everything is as it was.
  boolean refuses(Load load) {
    harm(load);
    boolean kept = end(request) == End.REFUSED && isStanding(load);
    clear();
    return kept;
  }

  /// Whether, without the condition, the write overwrites such a change, or breaks.
  boolean loses(Load load) {
    harm(load);
    End without = end(load.clause().without(request));
    boolean lost = without == End.BROKEN || (without == End.APPLIED && !isStanding(load));
    clear();
    return lost;
  }

  void harm(Load load) {
    before.keySet().stream()
        .filter(place -> isAbout(load, place))
        .forEach(place -> set(place, harmed(load, place)));
  }

  boolean isStanding(Load load) {
    return before.keySet().stream()
        .filter(place -> isAbout(load, place))
        .allMatch(place -> at(place).equals(harmed(load, place)));
  }

  private boolean isAbout(Load load, Place place) {
    return Clause.of(part(place)).contains(load.clause());
  }

  /// The part of the request that is about an item.
  private DynamoDbRequest part(Place place) {
    if (!(request instanceof TransactWriteItemsRequest transaction)) {
      return request;
    }
    int index = List.copyOf(before.keySet()).indexOf(place);
    return transaction.toBuilder().transactItems(transaction.transactItems().get(index)).build();
  }

  /// What must not be when the write comes: that is what the condition says.
  private Map<String, AttributeValue> harmed(Load load, Place place) {
    Map<String, AttributeValue> there = before.getOrDefault(place, Map.of());
    String words = load.clause().words();
    return switch (words.replaceAll("[^a-z_<>=]+", " ").strip()) {
      case "stamp = seen" -> with(there, "stamp", ANOTHERS);
      case "attribute_not_exists key", "attribute_not_exists e" ->
          with(written.getOrDefault(place, Map.of()), "stamp", ANOTHERS);
      case "held d = d" -> with(there, "held", AttributeValue.fromM(ofAnother(there)));
      case "size held < limit" -> with(there, "held", AttributeValue.fromM(many(there)));
      default ->
          words.startsWith("attribute_exists")
              ? Map.of()
              : with(there, words.replaceAll(" >= .*", ""), AttributeValue.fromN("-1"));
    };
  }

  private static Map<String, AttributeValue> held(Map<String, AttributeValue> holds) {
    return new HashMap<>(holds.getOrDefault("held", AttributeValue.fromM(Map.of())).m());
  }

  private static Map<String, AttributeValue> ofAnother(Map<String, AttributeValue> holds) {
    Map<String, AttributeValue> held = held(holds);
    held.replaceAll((_, _) -> ANOTHERS);
    return held;
  }

  private static Map<String, AttributeValue> many(Map<String, AttributeValue> holds) {
    Map<String, AttributeValue> held = held(holds);
    IntStream.range(0, MANY).forEach(hold -> held.put("+1" + hold, ANOTHERS));
    return held;
  }

  private static Map<String, AttributeValue> with(
      Map<String, AttributeValue> item, String name, AttributeValue value) {
    Map<String, AttributeValue> changed = new HashMap<>(item);
    changed.put(name, value);
    return changed;
  }
}
