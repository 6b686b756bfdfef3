package io.dialplane.dynamodb;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One item as typed columns.
record Row(Map<String, AttributeValue> attributes) {
  /// On every item: the transaction that wrote it last.
  static final Column<String> STAMP = Column.text("stamp");

  <T> T get(Column<T> column) {
    T value = find(column);
    if (value == null) {
      throw new IllegalStateException("an item lacks its " + column.name());
    }
    return value;
  }

  <T> @Nullable T find(Column<T> column) {
    AttributeValue value = attributes.get(column.name());
    if (value == null || Boolean.TRUE.equals(value.nul())) {
      return null;
    }
    return column.kind().of(value);
  }

  boolean is(Column<Boolean> column) {
    return Boolean.TRUE.equals(find(column));
  }

  Instant instant(Column<Long> column) {
    return Instant.ofEpochMilli(get(column));
  }

  @Nullable Instant findInstant(Column<Long> column) {
    Long millis = find(column);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  /// TTL attributes are whole seconds.
  Instant seconds(Column<Long> column) {
    return Instant.ofEpochSecond(get(column));
  }

  static Builder builder() {
    return new Builder();
  }

  /// Makes a row; a null value leaves its attribute out.
  static final class Builder {
    private final Map<String, AttributeValue> attributes = new HashMap<>();

    <T> Builder put(Column<T> column, @Nullable T value) {
      if (value != null) {
        attributes.put(column.name(), column.kind().write().apply(value));
      }
      return this;
    }

    Builder instant(Column<Long> column, @Nullable Instant value) {
      return put(column, value == null ? null : value.toEpochMilli());
    }

    Builder seconds(Column<Long> column, Instant value) {
      return put(column, value.getEpochSecond());
    }

    Row build() {
      return new Row(Map.copyOf(attributes));
    }
  }
}
