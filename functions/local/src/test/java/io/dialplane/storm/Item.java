package io.dialplane.storm;

import io.dialplane.testkit.memory.MemoryDynamoDb;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item of a table as a test reads it: what is not there is empty, or nought.
record Item(Map<String, AttributeValue> fields) {

  /// All that a table has.
  static List<Item> all(MemoryDynamoDb store, String table) {
    return store.items(table).stream().map(Item::new).toList();
  }

  boolean isThere() {
    return !fields.isEmpty();
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  @Nullable AttributeValue field(String name) {
    return fields.get(name);
  }

  String text(String name) {
    AttributeValue value = fields.get(name);
    return value == null ? "" : value.s();
  }

  long number(String name) {
    AttributeValue value = fields.get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }

  boolean flag(String name) {
    AttributeValue value = fields.get(name);
    return value != null && value.bool();
  }

  /// A number in this state.
  boolean is(String state) {
    return text("state").equals(state);
  }
}
