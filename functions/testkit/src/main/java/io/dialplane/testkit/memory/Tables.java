package io.dialplane.testkit.memory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/// The tables by their names; active as soon as they are created.
record Tables(Map<String, Table> byName) {

  Tables() {
    this(new TreeMap<>());
  }

  Table get(String name) {
    Table table = byName.get(name);
    if (table == null) {
      throw Refusals.noTable(name);
    }
    return table;
  }

  CreateTableResponse create(CreateTableRequest request, @Nullable Expiry expiry) {
    if (byName.containsKey(request.tableName())) {
      throw Refusals.tableExists(request.tableName());
    }
    byName.put(request.tableName(), Table.of(request, expiry));
    return CreateTableResponse.builder().tableDescription(active(request.tableName())).build();
  }

  DescribeTableResponse describe(String name) {
    get(name);
    return DescribeTableResponse.builder().table(active(name)).build();
  }

  ListTablesResponse list() {
    return ListTablesResponse.builder().tableNames(List.copyOf(byName.keySet())).build();
  }

  private static TableDescription active(String name) {
    return TableDescription.builder().tableName(name).tableStatus(TableStatus.ACTIVE).build();
  }
}
