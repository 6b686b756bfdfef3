package io.dialplane.dynamodb;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticTableMetadata;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The columns of one table, static and immutable. A [Row] keeps an item as it is and reads an
/// attribute when it is asked for: the enhanced client's own schema would convert all of them, by
/// converters of which a cold start loads a hundred and thirty.
record RowSchema(TableMetadata tableMetadata, List<String> attributeNames)
    implements TableSchema<Row> {
  private static final EnhancedType<Row> ITEMS = EnhancedType.of(Row.class);

  static RowSchema of(Column<?>... columns) {
    StaticTableMetadata.Builder metadata = StaticTableMetadata.builder();
    for (Column<?> column : columns) {
      column
          .tags()
          .forEach(tag -> tag.modifyMetadata(column.name(), column.kind().type()).accept(metadata));
    }
    List<String> names =
        Stream.concat(Stream.of(Row.STAMP), Stream.of(columns)).map(Column::name).toList();
    return new RowSchema(metadata.build(), names);
  }

  @Override
  public Row mapToItem(Map<String, AttributeValue> attributes) {
    return new Row(attributes);
  }

  @Override
  public Map<String, AttributeValue> itemToMap(Row row, boolean ignoreNulls) {
    return row.attributes();
  }

  @Override
  public Map<String, AttributeValue> itemToMap(Row row, Collection<String> attributes) {
    Map<String, AttributeValue> some = new HashMap<>(row.attributes());
    some.keySet().retainAll(attributes);
    return some;
  }

  @Override
  public @Nullable AttributeValue attributeValue(Row row, String attribute) {
    return row.attributes().get(attribute);
  }

  @Override
  public EnhancedType<Row> itemType() {
    return ITEMS;
  }

  @Override
  public boolean isAbstract() {
    return false;
  }
}
