package io.dialplane.testkit.memory;

import io.dialplane.testkit.memory.expression.Invalid;
import io.dialplane.testkit.memory.expression.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Reads of single items; always consistent.
record Reads(Tables tables) {
  private static final int MOST_KEYS = 100;

  GetItemResponse get(GetItemRequest request) {
    Table table = tables.get(request.tableName());
    Position position = table.keys().ofKey(Values.normal(request.key()));
    return GetItemResponse.builder().item(table.rows().get(position)).build();
  }

  BatchGetItemResponse batch(BatchGetItemRequest request) {
    int keys = request.requestItems().values().stream().mapToInt(of -> of.keys().size()).sum();
    if (keys == 0 || keys > MOST_KEYS) {
      throw new Invalid("A batch has from 1 to " + MOST_KEYS + " keys");
    }
    Map<String, List<Map<String, AttributeValue>>> found = new TreeMap<>();
    request.requestItems().forEach((name, wanted) -> found.put(name, find(name, wanted)));
    return BatchGetItemResponse.builder().responses(found).unprocessedKeys(Map.of()).build();
  }

  private List<Map<String, AttributeValue>> find(String name, KeysAndAttributes wanted) {
    Table table = tables.get(name);
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    Set<Position> positions = new HashSet<>();
    for (Map<String, AttributeValue> key : wanted.keys()) {
      Position position = table.keys().ofKey(Values.normal(key));
      if (!positions.add(position)) {
        throw new Invalid("Provided list of item keys contains duplicates");
      }
      Map<String, AttributeValue> item = table.rows().get(position);
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }
}
