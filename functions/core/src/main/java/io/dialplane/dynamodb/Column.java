package io.dialplane.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTag;

/// An attribute of a table: its name, its type, and what it is a key of.
record Column<T>(String name, Kind<T> kind, List<StaticAttributeTag> tags) {

  static Column<String> text(String name, StaticAttributeTag... tags) {
    return new Column<>(name, Kind.TEXT, List.of(tags));
  }

  static Column<Long> whole(String name) {
    return new Column<>(name, Kind.WHOLE, List.of());
  }

  static Column<Boolean> flag(String name) {
    return new Column<>(name, Kind.FLAG, List.of());
  }

  static Column<List<String>> texts(String name) {
    return new Column<>(name, Kind.TEXTS, List.of());
  }

  static Column<Map<String, String>> textMap(String name) {
    return new Column<>(name, Kind.TEXT_MAP, List.of());
  }
}
