package io.dialplane.dynamodb;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// One item as typed columns. The schema over it is static and immutable: no reflection on the cold
/// path.
record Row(Map<String, Object> values) {
  /// On every item: the transaction that wrote it last.
  static final Column<String> STAMP = Column.text("stamp");

  <T> T get(Column<T> column) {
    T value = find(column);
    if (value == null) {
      throw new IllegalStateException("an item lacks its " + column.name());
    }
    return value;
  }

  @SuppressWarnings("unchecked") // only the column's own setter put it there
  <T> @Nullable T find(Column<T> column) {
    return (T) values.get(column.name());
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
    private final Map<String, Object> values = new HashMap<>();

    <T> Builder put(Column<T> column, @Nullable T value) {
      if (value != null) {
        values.put(column.name(), value);
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
      return new Row(Map.copyOf(values));
    }
  }

  static TableSchema<Row> schema(Column<?>... columns) {
    var schema =
        StaticImmutableTableSchema.builder(Row.class, Builder.class)
            .newItemBuilder(Row::builder, Builder::build);
    add(schema, STAMP);
    for (Column<?> column : List.of(columns)) {
      add(schema, column);
    }
    return schema.build();
  }

  private static <T> void add(
      StaticImmutableTableSchema.Builder<Row, Builder> schema, Column<T> column) {
    schema.addAttribute(
        column.type(),
        attribute ->
            attribute
                .name(column.name())
                .getter(row -> row.find(column))
                .setter((builder, value) -> builder.put(column, value))
                .tags(column.tags()));
  }
}
