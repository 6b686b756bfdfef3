package io.dialplane.dynamodb;

import io.dialplane.domain.Seen;
import io.dialplane.port.Ref;
import io.dialplane.port.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchGetItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchGetResultPage;
import software.amazon.awssdk.enhanced.dynamodb.model.GetItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.ReadBatch;

/// Reads any items of any tables consistently in one BatchGetItem.
final class BatchRead {
  /// BatchGetItem takes at most 100 keys.
  private static final int KEYS_IN_A_BATCH = 100;

  private final Schemas schemas;

  BatchRead(Schemas schemas) {
    this.schemas = schemas;
  }

  /// Where an item lies, and how its row reads.
  private record Place(
      DynamoDbTable<Row> table, String partition, @Nullable String sort, Function<Row, ?> value) {

    Key key() {
      Key.Builder key = Key.builder().partitionValue(partition);
      return sort == null ? key.build() : key.sortValue(sort).build();
    }
  }

  Snapshot read(Collection<? extends Ref<?>> refs) {
    Map<Ref<?>, Seen<?>> seen = new HashMap<>();
    List<Ref<?>> wanted = List.copyOf(new LinkedHashSet<>(refs));
    for (int from = 0; from < wanted.size(); from += KEYS_IN_A_BATCH) {
      read(wanted.subList(from, Math.min(wanted.size(), from + KEYS_IN_A_BATCH)), seen);
    }
    return new Snapshot(seen);
  }

  private void read(List<Ref<?>> refs, Map<Ref<?>, Seen<?>> seen) {
    Map<DynamoDbTable<Row>, ReadBatch.Builder<Row>> batches = new LinkedHashMap<>();
    Map<Ref<?>, Place> places = new LinkedHashMap<>();
    for (Ref<?> ref : refs) {
      Place place = place(ref);
      places.put(ref, place);
      batches
          .computeIfAbsent(
              place.table(), table -> ReadBatch.builder(Row.class).mappedTableResource(table))
          .addGetItem(
              GetItemEnhancedRequest.builder().key(place.key()).consistentRead(true).build());
    }
    BatchGetItemEnhancedRequest request =
        BatchGetItemEnhancedRequest.builder()
            .readBatches(batches.values().stream().map(ReadBatch.Builder::build).toList())
            .build();
    Map<DynamoDbTable<Row>, Map<Key, Row>> found = new HashMap<>();
    for (BatchGetResultPage page : schemas.enhanced().batchGetItem(request)) {
      for (DynamoDbTable<Row> table : batches.keySet()) {
        for (Row row : page.resultsForTable(table)) {
          found.computeIfAbsent(table, _ -> new HashMap<>()).put(table.keyFrom(row), row);
        }
      }
    }
    places.forEach(
        (ref, place) -> {
          Row row = found.getOrDefault(place.table(), Map.of()).get(place.key());
          seen.put(
              ref,
              row == null
                  ? Seen.absent()
                  : new Seen<>(place.value().apply(row), row.find(Row.STAMP)));
        });
  }

  private Place place(Ref<?> ref) {
    return switch (ref) {
      case Ref.OfNumber(var e164) ->
          new Place(schemas.numbers(), e164.value(), null, NumberRows::fromRow);
      case Ref.OfHolds(var tenant) ->
          new Place(schemas.holds(), tenant.key(), null, HoldsRows::fromRow);
      case Ref.OfRequest(var tenant, var id) ->
          new Place(schemas.requests(), tenant.key(), id, RequestRows::fromRow);
      case Ref.OfWallet(var tenant) ->
          new Place(schemas.wallets(), tenant.key(), null, WalletRows::fromRow);
      case Ref.OfAgent(var tenant, var id) ->
          new Place(schemas.agents(), tenant.key(), id, AgentRows::fromRow);
      case Ref.OfKey(var tenant, var hash) ->
          new Place(schemas.keys(), tenant.organizationId(), hash, KeyRows::fromRow);
      case Ref.OfOrganization(var id) ->
          new Place(schemas.organizations(), id, null, KeyRows::organization);
      case Ref.OfGrant(var e164) ->
          new Place(
              schemas.grants(), e164.value(), null, row -> row.get(Schemas.GRANT_ORGANIZATION));
      case Ref.OfOrphan(var e164) ->
          new Place(schemas.orphans(), e164.value(), null, DutyRows::orphan);
      case Ref.OfDuty(var name) -> new Place(schemas.duties(), name, null, DutyRows::fromRow);
    };
  }
}
