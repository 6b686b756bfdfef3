package io.dialplane.testkit.memory;

import io.dialplane.testkit.memory.expression.Condition;
import io.dialplane.testkit.memory.expression.Expressions;
import io.dialplane.testkit.memory.expression.Expressions.Parsed;
import io.dialplane.testkit.memory.expression.Invalid;
import io.dialplane.testkit.memory.expression.KeyPart;
import io.dialplane.testkit.memory.expression.Placeholders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/// Pages of tables and indexes. A page that is full says where to go on, even when nothing follows,
/// unless its last item is the last that the key condition lets through.
record Lists(Tables tables, Expressions expressions) {

  QueryResponse query(QueryRequest request) {
    Table table = tables.get(request.tableName());
    Index index = request.indexName() == null ? null : table.index(request.indexName());
    if (index != null && Boolean.TRUE.equals(request.consistentRead())) {
      throw new Invalid("Consistent reads are not supported on global secondary indexes");
    }
    boolean forward = !Boolean.FALSE.equals(request.scanIndexForward());
    KeyRange range = KeyRange.of((index == null ? table.keys() : index.keys()), parts(request));
    Position start =
        request.hasExclusiveStartKey() ? start(request.exclusiveStartKey(), table, index) : null;
    if (start != null && (!range.contains(start) || range.isEnd(start, forward))) {
      throw new Invalid("The provided starting key is outside query boundaries");
    }
    Rows.Stretch stretch = new Rows.Stretch(range.from(), range.to(), forward);
    Rows.Page page =
        (index == null ? table.rows() : index.rows()).page(stretch, start, limit(request.limit()));
    Map<String, AttributeValue> last =
        page.more() && (index != null || mayGoOn(page, table.keys(), range, forward))
            ? keysOf(page.items().getLast(), table, index)
            : null;
    return QueryResponse.builder()
        .items(projected(page.items(), table, index))
        .count(page.items().size())
        .scannedCount(page.items().size())
        .lastEvaluatedKey(last)
        .build();
  }

  private static boolean mayGoOn(Rows.Page page, Keys keys, KeyRange range, boolean forward) {
    return keys.sort() != null && !range.isEnd(keys.ofItem(page.items().getLast()), forward);
  }

  private static List<Map<String, AttributeValue>> projected(
      List<Map<String, AttributeValue>> items, Table table, @Nullable Index index) {
    return index != null && index.keysOnly()
        ? items.stream().map(item -> keysOf(item, table, index)).toList()
        : items;
  }

  private List<KeyPart> parts(QueryRequest request) {
    if (request.keyConditionExpression() == null) {
      throw new Invalid("A query needs its KeyConditionExpression");
    }
    Placeholders placeholders =
        Steps.placeholders(
            request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
            request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null);
    Parsed<Condition> condition = expressions.condition(request.keyConditionExpression());
    placeholders.requireExactly(condition.placeholders());
    condition.value().check(placeholders);
    return KeyPart.of(condition.value(), placeholders);
  }

  ScanResponse scan(ScanRequest request) {
    Table table = tables.get(request.tableName());
    Position start =
        request.hasExclusiveStartKey() ? start(request.exclusiveStartKey(), table, null) : null;
    Rows.Page page =
        table.rows().page(new Rows.Stretch(null, null, true), start, limit(request.limit()));
    return ScanResponse.builder()
        .items(page.items())
        .count(page.items().size())
        .scannedCount(page.items().size())
        .lastEvaluatedKey(page.more() ? keysOf(page.items().getLast(), table, null) : null)
        .build();
  }

  private static Position start(
      Map<String, AttributeValue> key, Table table, @Nullable Index index) {
    List<String> names = new ArrayList<>(table.keys().names());
    if (index != null) {
      names.addAll(index.keys().names());
    }
    if (!key.keySet().equals(new HashSet<>(names))) {
      throw new Invalid("The provided starting key is invalid");
    }
    Position inTable = table.keys().ofItem(key);
    return index == null ? inTable : index.keys().ofItem(key).then(inTable);
  }

  private static Map<String, AttributeValue> keysOf(
      Map<String, AttributeValue> item, Table table, @Nullable Index index) {
    Map<String, AttributeValue> keys = new TreeMap<>(table.keys().in(item));
    if (index != null) {
      keys.putAll(index.keys().in(item));
    }
    return keys;
  }

  private static int limit(@Nullable Integer limit) {
    if (limit != null && limit < 1) {
      throw new Invalid("Limit must be greater than or equal to 1");
    }
    return limit == null ? Integer.MAX_VALUE : limit;
  }
}
