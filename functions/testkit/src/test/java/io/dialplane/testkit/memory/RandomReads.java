package io.dialplane.testkit.memory;

import static io.dialplane.testkit.memory.Draw.text;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/// Draws reads as the product and the enhanced client send them.
record RandomReads(Draw draw, Items items) {

  Operation any() {
    return draw.from(this::get, this::batch, this::query, this::query, this::query, this::scan);
  }

  private Operation get() {
    String table = items.table();
    return new Operation.Call(
        GetItemRequest.builder()
            .tableName(table)
            .key(items.key(table))
            .consistentRead(draw.maybe(true, false))
            .build());
  }

  private Operation batch() {
    Map<String, KeysAndAttributes> wanted = new TreeMap<>();
    for (String table : draw.distinct(1, 3, items::table)) {
      List<Map<String, AttributeValue>> keys = draw.some(1, 4, () -> items.key(table));
      wanted.put(
          table,
          KeysAndAttributes.builder()
              .keys(draw.oneIn(10) ? keys : List.copyOf(new HashSet<>(keys)))
              .consistentRead(draw.maybe(true))
              .build());
    }
    return new Operation.Call(BatchGetItemRequest.builder().requestItems(wanted).build());
  }

  private Operation scan() {
    ScanRequest.Builder scan =
        ScanRequest.builder().tableName(items.table()).consistentRead(draw.maybe(true));
    return new Operation.WholeTable(
        draw.oneIn(2) ? scan.build() : scan.limit(1 + draw.upTo(3)).build());
  }

  private Operation query() {
    String table = items.table();
    List<GlobalSecondaryIndex> indexes = items.indexes(table);
    GlobalSecondaryIndex index = indexes.isEmpty() || draw.oneIn(4) ? null : draw.of(indexes);
    List<String> keys = index == null ? items.keyNames(table) : Items.names(index.keySchema());
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(index == null ? null : index.indexName())
            .scanIndexForward(draw.maybe(true, false))
            .consistentRead((index == null || draw.oneIn(30)) ? draw.maybe(true) : null);
    condition(query, keys);
    if (draw.oneIn(2)) {
      query.limit(1 + draw.upTo(3));
    }
    if (draw.oneIn(10)) {
      query.exclusiveStartKey(start(table, index));
    }
    if (index != null) {
      return new Operation.IndexPages(query.build(), keys.getLast());
    }
    return draw.oneIn(2) ? new Operation.Pages(query.build()) : new Operation.Call(query.build());
  }

  /// As the enhanced client words it, or plain.
  private void condition(QueryRequest.Builder query, List<String> keys) {
    Map<String, String> names = new TreeMap<>(Map.of("#AMZN_MAPPED_p", keys.getFirst()));
    Map<String, AttributeValue> values =
        new TreeMap<>(Map.of(":AMZN_MAPPED_p", text(items.keyText(keys.getFirst()))));
    String condition = "#AMZN_MAPPED_p = :AMZN_MAPPED_p";
    if (keys.size() > 1 && draw.oneIn(2)) {
      names.put("#s", keys.getLast());
      values.put(":s", bound(keys.getLast()));
      condition += " AND " + sort(keys.getLast(), values);
    }
    query
        .keyConditionExpression(condition)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values);
  }

  private AttributeValue bound(String name) {
    String text = items.keyText(name);
    return text(draw.oneIn(3) ? text.substring(0, text.offsetByCodePoints(0, 1)) : text);
  }

  private String sort(String name, Map<String, AttributeValue> values) {
    return draw.from(
        () -> "#s = :s",
        () -> "#s < :s",
        () -> "#s <= :s",
        () -> "#s > :s",
        () -> "#s >= :s",
        () -> "begins_with ( #s, :s )",
        () -> {
          values.put(":t", draw.oneIn(4) ? bound(name) : text("z" + Character.MAX_VALUE));
          return "#s BETWEEN :s AND :t";
        });
  }

  private Map<String, AttributeValue> start(String table, @Nullable GlobalSecondaryIndex index) {
    Map<String, AttributeValue> start = new TreeMap<>(items.key(table));
    if (index != null) {
      List<String> keys = Items.names(index.keySchema());
      keys.forEach(name -> start.put(name, text(items.keyText(name))));
      // Not among items with the same sort key, whose order is the store's own.
      start.computeIfPresent(keys.getLast(), (_, value) -> text(value.s() + "~"));
    }
    if (draw.oneIn(10)) {
      start.remove(List.copyOf(start.keySet()).getFirst());
    }
    return start;
  }
}
