package io.dialplane.dynamodb;

import io.dialplane.domain.Due;
import io.dialplane.domain.E164;
import io.dialplane.domain.Purchase;
import io.dialplane.domain.Tenant;
import io.dialplane.port.Page;
import io.dialplane.port.PageRequest;
import io.dialplane.port.Ref;
import io.dialplane.port.Store.StoredNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbIndex;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.ScanEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What settle and the audit walk through: due work, oldest first, and whole tables. A position is
/// the sort key of the last row, which names its item, so that equal times are no trouble.
record DueLists(Schemas schemas) {

  Page<Ref.OfRequest> purchases(Instant until, PageRequest page) {
    return due(schemas.requests().index(NumberColumns.DUE), Due.PURCHASE, until, page)
        .map(
            row ->
                new Ref.OfRequest(
                    Tenant.ofKey(row.get(RequestRows.TENANT)), row.get(RequestRows.REQUEST_ID)));
  }

  Page<Ref.OfNumber> numbers(Due kind, Instant until, PageRequest page) {
    return due(schemas.numbers().index(NumberColumns.DUE), kind, until, page)
        .map(row -> new Ref.OfNumber(NumberParts.e164(row)));
  }

  private static Page<Row> due(
      DynamoDbIndex<Row> index, Due kind, Instant until, PageRequest page) {
    // From behind the last row up to the last millisecond that is due.
    String from = page.after() == null ? Sortable.of(Instant.EPOCH) : page.after() + "!";
    String to = Sortable.of(until.plusMillis(1));
    if (from.compareTo(to) > 0) {
      return new Page<>(List.of(), null);
    }
    QueryEnhancedRequest request =
        QueryEnhancedRequest.builder()
            .queryConditional(QueryConditional.sortBetween(key(kind, from), key(kind, to)))
            .limit(page.limit())
            .build();
    List<Row> rows =
        StreamSupport.stream(index.query(request).spliterator(), false)
            .limit(1)
            .flatMap(found -> found.items().stream())
            .toList();
    return new Page<>(rows, rows.size() < page.limit() ? null : position(rows.getLast()));
  }

  private static Key key(Due kind, String at) {
    return Key.builder().partitionValue(kind.label()).sortValue(at).build();
  }

  private static String position(Row row) {
    return row.get(NumberColumns.DUE_AT);
  }

  /// Purchases that were given up although their order may still have been applied.
  List<Purchase> abandoned(E164 e164) {
    QueryConditional of =
        QueryConditional.keyEqualTo(Key.builder().partitionValue(e164.value()).build());
    return StreamSupport.stream(
            schemas.requests().index(RequestRows.ABANDONED).query(of).spliterator(), false)
        .flatMap(found -> found.items().stream())
        .map(row -> (Purchase) RequestRows.fromRow(row))
        .toList();
  }

  /// Every number that has an item, whosever and in whatever state.
  Page<StoredNumber> all(PageRequest page) {
    ScanEnhancedRequest.Builder request =
        ScanEnhancedRequest.builder().limit(page.limit()).consistentRead(true);
    if (page.after() != null) {
      request.exclusiveStartKey(
          Map.of(NumberColumns.E164.name(), AttributeValue.fromS(page.after())));
    }
    var found = schemas.numbers().scan(request.build()).iterator().next();
    Map<String, AttributeValue> last = found.lastEvaluatedKey();
    return new Page<>(found.items().stream().map(DueLists::stored).toList(), next(last));
  }

  private static StoredNumber stored(Row row) {
    String e164 = row.get(NumberColumns.E164);
    boolean expires = row.find(NumberColumns.EXPIRES_AT) != null;
    try {
      return new StoredNumber(e164, Optional.of(NumberRows.fromRow(row)), expires);
    } catch (IllegalStateException | IllegalArgumentException | NoSuchElementException _) {
      // One damaged item must not hide the others from whoever walks the table.
      return new StoredNumber(e164, Optional.empty(), expires);
    }
  }

  private static @Nullable String next(@Nullable Map<String, AttributeValue> last) {
    AttributeValue e164 = last == null ? null : last.get(NumberColumns.E164.name());
    return e164 == null ? null : e164.s();
  }
}
