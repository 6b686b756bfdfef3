package io.dialplane.testkit.memory;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A global secondary index: the items that have all its keys, up to date at once.
record Index(Keys keys, Keys tableKeys, boolean keysOnly, Rows rows) {

  /// Where an item stands here; nowhere where it lacks a key.
  @Nullable Position find(Map<String, AttributeValue> item) {
    Position position = keys.find(item);
    return position == null ? null : position.then(tableKeys.ofItem(item));
  }

  void replace(
      @Nullable Map<String, AttributeValue> before, @Nullable Map<String, AttributeValue> after) {
    Position old = before == null ? null : find(before);
    if (old != null) {
      rows.remove(old);
    }
    Position now = after == null ? null : find(after);
    if (after != null && now != null) {
      rows.put(now, after);
    }
  }
}
