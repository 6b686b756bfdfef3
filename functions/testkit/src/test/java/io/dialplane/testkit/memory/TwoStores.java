package io.dialplane.testkit.memory;

import io.dialplane.testkit.TemplateTables;
import io.dialplane.testkit.memory.Answer.Refused;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/// DynamoDB Local, without its server, and the memory store, side by side with the same tables.
final class TwoStores implements AutoCloseable {
  private final TemplateTables template;
  private final Hook hook;
  private final AmazonDynamoDBLocal embedded = DynamoDBEmbedded.create(true);
  private final DynamoDbClient local = embedded.dynamoDbClient();
  private MemoryDynamoDb memory;
  private final Map<KnownDifference, Integer> explained = new EnumMap<>(KnownDifference.class);
  private Pace pace = Pace.NONE;
  private int run;

  /// A hook that changes requests makes the memory store another one.
  TwoStores(TemplateTables template, Hook hook) {
    this.template = template;
    this.hook = hook;
    this.memory = MemoryDynamoDb.of(template, InstantSource.system(), hook);
    for (String table : Items.TABLES) {
      local.createTable(
          template.request(table).toBuilder()
              .streamSpecification((StreamSpecification) null)
              .build());
    }
  }

  /// Where two stores part ways.
  record Difference(int index, Object asked, Object local, Object memory) {}

  /// How long a number of operations took each store.
  record Pace(int operations, long localNanos, long memoryNanos) {
    static final Pace NONE = new Pace(0, 0, 0);

    Pace plus(Pace other) {
      return new Pace(
          operations + other.operations,
          localNanos + other.localNanos,
          memoryNanos + other.memoryNanos);
    }

    @Override
    public String toString() {
      return "%,d operations, one after the other: DynamoDB Local %,d a second, memory store %,d"
          .formatted(operations, perSecond(localNanos), perSecond(memoryNanos));
    }

    private long perSecond(long nanos) {
      return Math.round(operations * 1e9 / nanos);
    }
  }

  Pace pace() {
    return pace;
  }

  /// How often each known difference was met.
  Map<KnownDifference, Integer> explained() {
    return explained;
  }

  DynamoDbClient local() {
    return local;
  }

  MemoryDynamoDb memory() {
    return memory;
  }

  /// Runs a history on both, from empty tables, until they differ.
  Optional<Difference> run(List<Operation> history) {
    run++;
    empty();
    for (int index = 0; index < history.size(); index++) {
      Operation operation = history.get(index);
      long began = System.nanoTime();
      Answer expected = operation.on(local, run);
      long between = System.nanoTime();
      Answer answer = operation.on(memory, run);
      pace = pace.plus(new Pace(1, between - began, System.nanoTime() - between));
      if (!agree(operation, expected, answer)) {
        return Optional.of(new Difference(index, operation, expected, answer));
      }
    }
    Object expected = contents(local);
    Object answer = contents(memory);
    return expected.equals(answer)
        ? Optional.empty()
        : Optional.of(new Difference(history.size(), "the tables", expected, answer));
  }

  private boolean agree(Operation operation, Answer local, Answer answer) {
    if (local.equals(answer)) {
      return true;
    }
    for (KnownDifference known : KnownDifference.values()) {
      if (local instanceof Refused refused
          && answer instanceof Refused too
          && known.explains(operation, refused, too)) {
        explained.merge(known, 1, Integer::sum);
        return true;
      }
    }
    return false;
  }

  private static Object contents(DynamoDbClient store) {
    Map<String, Object> contents = new TreeMap<>();
    for (String table : Items.TABLES) {
      contents.put(
          table,
          store.scanPaginator(scan -> scan.tableName(table)).items().stream()
              .collect(Collectors.toCollection(HashSet::new)));
    }
    return contents;
  }

  /// Empties the tables of both.
  void empty() {
    memory = MemoryDynamoDb.of(template, InstantSource.system(), hook);
    for (String table : Items.TABLES) {
      List<String> keys = Items.names(template.request(table).keySchema());
      for (Map<String, AttributeValue> item :
          local.scanPaginator(scan -> scan.tableName(table)).items()) {
        Map<String, AttributeValue> key = new TreeMap<>(item);
        key.keySet().retainAll(keys);
        local.deleteItem(delete -> delete.tableName(table).key(key));
      }
    }
  }

  @Override
  public void close() {
    embedded.shutdownNow();
  }
}
