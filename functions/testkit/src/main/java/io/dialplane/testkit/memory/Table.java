package io.dialplane.testkit.memory;

import io.dialplane.testkit.ItemSize;
import io.dialplane.testkit.memory.expression.Invalid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// A table's items and its indexes over them. `keyNames` are the attributes that are a key of any.
record Table(
    Keys keys,
    Map<String, Index> indexes,
    Set<String> keyNames,
    Rows rows,
    @Nullable Expiry expiry) {
  private static final int ITEM_BYTES = 400 * 1024;

  static Table of(CreateTableRequest request, @Nullable Expiry expiry) {
    requireKnown(request);
    Keys keys = Keys.of(request.keySchema(), false);
    Map<String, Index> indexes = new LinkedHashMap<>();
    for (GlobalSecondaryIndex index : request.globalSecondaryIndexes()) {
      boolean keysOnly = index.projection().projectionType() == ProjectionType.KEYS_ONLY;
      indexes.put(
          index.indexName(),
          new Index(Keys.of(index.keySchema(), true), keys, keysOnly, new Rows()));
    }
    Set<String> keyNames = new HashSet<>(keys.names());
    indexes.values().forEach(index -> keyNames.addAll(index.keys().names()));
    return new Table(keys, indexes, keyNames, new Rows(), expiry);
  }

  private static void requireKnown(CreateTableRequest request) {
    boolean known =
        !request.hasLocalSecondaryIndexes()
            && request.attributeDefinitions().stream()
                .allMatch(attribute -> attribute.attributeType() == ScalarAttributeType.S)
            && request.globalSecondaryIndexes().stream()
                .map(index -> index.projection().projectionType())
                .allMatch(Set.of(ProjectionType.ALL, ProjectionType.KEYS_ONLY)::contains);
    if (!known) {
      throw new IllegalArgumentException(
          "the memory store knows only keys that are texts and global indexes of all or of keys");
    }
  }

  Index index(String name) {
    Index index = indexes.get(name);
    if (index == null) {
      throw new Invalid("The table does not have the specified index: " + name);
    }
    return index;
  }

  static void requireSize(Map<String, AttributeValue> item) {
    if (ItemSize.of(item) > ITEM_BYTES) {
      throw new Invalid("Item size has exceeded the maximum allowed size");
    }
  }

  /// Refuses an item whose keys are not fit for the table, then what is wrong with a key of any
  /// index, then what does not fit one.
  void check(Map<String, AttributeValue> item) {
    keys.ofItem(item);
    List<Misfit> misfits = new ArrayList<>();
    for (Index index : indexes.values()) {
      try {
        index.keys().find(item);
      } catch (Misfit misfit) {
        misfits.add(misfit);
      }
    }
    if (!misfits.isEmpty()) {
      throw misfits.getFirst();
    }
  }

  /// Puts the item that is to stand at a position, or removes the one that does.
  void replace(Position position, @Nullable Map<String, AttributeValue> after) {
    Map<String, AttributeValue> before = rows.get(position);
    if (after == null) {
      rows.remove(position);
    } else {
      rows.put(position, after);
    }
    indexes.values().forEach(index -> index.replace(before, after));
    if (expiry != null) {
      expiry.replace(position, before, after);
    }
  }

  /// Deletes what has expired, and tells it.
  List<Map<String, AttributeValue>> reap(Instant now) {
    List<Map<String, AttributeValue>> reaped = new ArrayList<>();
    for (Position position : expiry == null ? List.<Position>of() : expiry.expired(now)) {
      reaped.add(Objects.requireNonNull(rows.get(position)));
      replace(position, null);
    }
    return reaped;
  }
}
