package io.dialplane.dynamodb;

import io.dialplane.domain.Agent;
import io.dialplane.domain.KeyRecord;
import io.dialplane.domain.LedgerEntry;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Organization;
import io.dialplane.domain.Purchase;
import io.dialplane.domain.Tenant;
import io.dialplane.port.NumberFilter;
import io.dialplane.port.Page;
import io.dialplane.port.PageRequest;
import io.dialplane.port.PurchaseFilter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;

/// Pages of lists, newest first, one Query each however long the list is. A position is the sort
/// key of the last row and goes into the key condition, so that no text of a caller's can upset the
/// query.
record Lists(Schemas schemas) {

  /// A range of one partition: `prefix` narrows the sort keys. A table can be read consistently, an
  /// index cannot.
  private record Range(String partition, Column<String> sort, String prefix, boolean consistent) {

    static Range ofTable(String partition, Column<String> sort) {
      return new Range(partition, sort, "", true);
    }

    static Range ofIndex(String partition, Column<String> sort, String prefix) {
      return new Range(partition, sort, prefix, false);
    }

    QueryConditional before(@Nullable String position) {
      if (prefix.isEmpty()) {
        return position == null
            ? QueryConditional.keyEqualTo(Key.builder().partitionValue(partition).build())
            : QueryConditional.sortLessThan(key(position));
      }
      return QueryConditional.sortBetween(
          key(prefix), key(position == null ? prefix + Character.MAX_VALUE : position));
    }

    private Key key(String sortValue) {
      return Key.builder().partitionValue(partition).sortValue(sortValue).build();
    }
  }

  Page<NumberState> numbers(NumberFilter filter, PageRequest page) {
    Tenant tenant = filter.tenant();
    if (filter.agentId() != null) {
      String prefix = filter.status() == null ? "" : NumberRows.statusPrefix(filter.status());
      Range range =
          Range.ofIndex(
              NumberRows.ownerAgent(tenant, filter.agentId()),
              NumberColumns.STATUS_LISTED_AT,
              prefix);
      return page(schemas.numbers().index(NumberColumns.BY_AGENT)::query, range, page)
          .map(NumberRows::fromRow);
    }
    if (filter.status() != null) {
      Range range =
          Range.ofIndex(
              NumberRows.ownerStatus(tenant, filter.status()), NumberColumns.LISTED_AT, "");
      return page(schemas.numbers().index(NumberColumns.BY_STATUS)::query, range, page)
          .map(NumberRows::fromRow);
    }
    Range range = Range.ofIndex(tenant.key(), NumberColumns.LISTED_AT, "");
    return page(schemas.numbers().index(NumberColumns.BY_TENANT)::query, range, page)
        .map(NumberRows::fromRow);
  }

  Page<LedgerEntry> entries(Tenant tenant, PageRequest page) {
    Range range = Range.ofTable(tenant.key(), LedgerRows.ENTRY);
    return page(request -> schemas.ledger().query(request), range, page).map(LedgerRows::fromRow);
  }

  Page<Purchase> purchases(PurchaseFilter filter, PageRequest page) {
    Purchase.Status status = filter.status();
    String index = status == null ? RequestRows.NEWEST : RequestRows.NEWEST_BY_STATUS;
    String partition =
        status == null ? filter.tenant().key() : RequestRows.ofStatus(filter.tenant(), status);
    Range range = Range.ofIndex(partition, RequestRows.CREATED_ORDER, "");
    return page(schemas.requests().index(index)::query, range, page)
        .map(row -> (Purchase) RequestRows.fromRow(row));
  }

  Page<Agent> agents(Tenant tenant, PageRequest page) {
    Range range = Range.ofTable(tenant.key(), AgentRows.AGENT_ID);
    return page(request -> schemas.agents().query(request), range, page).map(AgentRows::fromRow);
  }

  List<KeyRecord> keys(String organizationId) {
    Key partition = Key.builder().partitionValue(organizationId).build();
    return schemas.keys().query(QueryConditional.keyEqualTo(partition)).items().stream()
        .map(KeyRows::fromRow)
        .toList();
  }

  List<Organization> organizations() {
    return schemas.organizations().scan().items().stream().map(KeyRows::organization).toList();
  }

  private Page<Row> page(
      Function<
              QueryEnhancedRequest,
              SdkIterable<software.amazon.awssdk.enhanced.dynamodb.model.Page<Row>>>
          query,
      Range range,
      PageRequest page) {
    if (page.after() != null && !page.after().startsWith(range.prefix())) {
      return new Page<>(List.of(), null);
    }
    // One row more than asked tells whether there is a next page; a range by prefix includes the
    // position itself.
    QueryEnhancedRequest request =
        QueryEnhancedRequest.builder()
            .queryConditional(range.before(page.after()))
            .scanIndexForward(false)
            .consistentRead(range.consistent())
            .limit(page.limit() + 2)
            .build();
    List<Row> rows =
        StreamSupport.stream(query.apply(request).spliterator(), false)
            .limit(1)
            .flatMap(found -> found.items().stream())
            .filter(row -> !row.get(range.sort()).equals(page.after()))
            .toList();
    boolean more = rows.size() > page.limit();
    List<Row> shown = more ? rows.subList(0, page.limit()) : rows;
    return new Page<>(shown, more ? shown.getLast().get(range.sort()) : null);
  }
}
