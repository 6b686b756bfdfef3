package io.dialplane.testkit.memory;

import io.dialplane.testkit.ItemSize;
import io.dialplane.testkit.memory.expression.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/// The attributes that are the key of a table or an index. They are texts: ours all are. What is
/// wrong with a key whatever it is a key of makes the request invalid; what does not fit the table
/// is a [Misfit].
record Keys(String partition, @Nullable String sort, boolean ofIndex) {
  private static final int PARTITION_BYTES = 2048;
  private static final int SORT_BYTES = 1024;

  static Keys of(List<KeySchemaElement> schema, boolean ofIndex) {
    String partition = null;
    String sort = null;
    for (KeySchemaElement element : schema) {
      if (element.keyType() == KeyType.HASH) {
        partition = element.attributeName();
      } else {
        sort = element.attributeName();
      }
    }
    if (partition == null) {
      throw new IllegalArgumentException("No Hash Key specified in schema");
    }
    return new Keys(partition, sort, ofIndex);
  }

  List<String> names() {
    return sort == null ? List.of(partition) : List.of(partition, sort);
  }

  /// The position that a key of a request names: exactly these attributes.
  Position ofKey(Map<String, AttributeValue> key) {
    if (key.size() != names().size()) {
      throw new Invalid("The number of conditions on the keys is invalid");
    }
    return ofItem(key);
  }

  /// The position of an item, which must have one.
  Position ofItem(Map<String, AttributeValue> item) {
    Position position = find(item);
    if (position == null) {
      throw new Invalid("The provided key element does not match the schema");
    }
    return position;
  }

  /// The position of an item that may lack it; what it has of it must be fit for a key.
  @Nullable Position find(Map<String, AttributeValue> item) {
    List<String> values = new ArrayList<>();
    for (String name : names()) {
      AttributeValue value = item.get(name);
      if (value != null) {
        values.add(text(name, value));
      }
    }
    return values.size() == names().size() ? Position.at(values) : null;
  }

  private String text(String name, AttributeValue value) {
    if (value.n() != null) {
      throw new Misfit("Type mismatch for key " + name);
    }
    if (value.s() == null || value.s().isEmpty()) {
      throw new Invalid("A key must be a text that is not empty: " + name);
    }
    int most = name.equals(partition) ? PARTITION_BYTES : SORT_BYTES;
    if (ItemSize.bytes(value.s()) > most) {
      String message = "A key is longer than " + most + " bytes: " + name;
      throw ofIndex ? new Invalid(message) : new Misfit(message);
    }
    return value.s();
  }

  /// Only these attributes of an item.
  Map<String, AttributeValue> in(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new TreeMap<>(item);
    key.keySet().retainAll(names());
    return key;
  }
}
