package io.dialplane.testkit.memory;

import io.dialplane.testkit.TemplateTables;
import io.dialplane.testkit.memory.expression.Expressions;
import io.dialplane.testkit.memory.expression.Invalid;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/// DynamoDB in memory, one call at a time, for simulations of more calls than DynamoDB Local takes.
/// Its hook stands around every call and may run at the same time as others.
public final class MemoryDynamoDb implements DynamoDbClient {
  private final Hook hook;
  private final Tables tables = new Tables();
  private final Journal journal;
  private final Reads reads = new Reads(tables);
  private final Lists lists;
  private final Writes writes;
  private final Transactions transactions;

  /// The clock is asked for the age of client request tokens, and for the journal.
  public MemoryDynamoDb(InstantSource clock, Hook hook) {
    this.hook = hook;
    Expressions expressions = new Expressions();
    Steps steps = new Steps(tables, expressions);
    this.lists = new Lists(tables, expressions);
    this.journal = new Journal(clock);
    this.writes = new Writes(steps, journal);
    this.transactions = new Transactions(steps, journal, clock);
  }

  /// With the tables of the template, empty.
  public static MemoryDynamoDb of(TemplateTables template, InstantSource clock, Hook hook) {
    MemoryDynamoDb store = new MemoryDynamoDb(clock, hook);
    for (String name : template.names()) {
      Expiry expiry = template.expiresBy(name).map(Expiry::new).orElse(null);
      store.tables.create(template.request(name), expiry);
    }
    return store;
  }

  /// An item that its time to live took.
  public record Reaped(String table, Map<String, AttributeValue> item) {}

  /// Deletes what the time to live would delete by `now`; a test says when that happens, if ever.
  public synchronized List<Reaped> reap(Instant now) {
    List<Reaped> reaped = new ArrayList<>();
    tables
        .byName()
        .forEach(
            (name, table) -> table.reap(now).forEach(item -> reaped.add(new Reaped(name, item))));
    reaped.forEach(journal::reaped);
    return reaped;
  }

  /// Every change since the beginning, oldest first.
  public synchronized List<Journal.Entry> journal() {
    return journal.entries();
  }

  /// Every transaction since the beginning whose conditions did not hold.
  public synchronized List<Journal.Refusal> refusals() {
    return journal.refusals();
  }

  /// All items of a table as they are, in the order of their keys.
  public synchronized List<Map<String, AttributeValue>> items(String table) {
    return tables.get(table).rows().all();
  }

  private DynamoDbResponse call(DynamoDbRequest request) {
    return hook.call(request, new Behind());
  }

  /// What a hook stands in front of.
  private final class Behind implements Hook.Store {
    @Override
    public DynamoDbResponse apply(DynamoDbRequest request) {
      return MemoryDynamoDb.this.apply(request);
    }

    @Override
    public void aside(Runnable tries) {
      synchronized (MemoryDynamoDb.this) {
        journal.aside(tries);
      }
    }

    @Override
    public int journaled() {
      synchronized (MemoryDynamoDb.this) {
        return journal.size();
      }
    }
  }

  private synchronized DynamoDbResponse apply(DynamoDbRequest request) {
    Known.requireKnown(request);
    try {
      return switch (request) {
        case GetItemRequest get -> reads.get(get);
        case BatchGetItemRequest batch -> reads.batch(batch);
        case PutItemRequest put -> writes.put(put);
        case UpdateItemRequest update -> writes.update(update);
        case DeleteItemRequest delete -> writes.delete(delete);
        case QueryRequest query -> lists.query(query);
        case ScanRequest scan -> lists.scan(scan);
        case TransactWriteItemsRequest transaction -> transactions.write(transaction);
        case CreateTableRequest table -> tables.create(table, null);
        case DescribeTableRequest table -> tables.describe(table.tableName());
        case ListTablesRequest _ -> tables.list();
        default -> throw new IllegalArgumentException("the memory store knows no " + request);
      };
    } catch (Invalid e) {
      throw Refusals.validation(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return (GetItemResponse) call(request);
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return (BatchGetItemResponse) call(request);
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return (PutItemResponse) call(request);
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return (UpdateItemResponse) call(request);
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return (DeleteItemResponse) call(request);
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return (QueryResponse) call(request);
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    return (ScanResponse) call(request);
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return (TransactWriteItemsResponse) call(request);
  }

  @Override
  public CreateTableResponse createTable(CreateTableRequest request) {
    return (CreateTableResponse) call(request);
  }

  @Override
  public DescribeTableResponse describeTable(DescribeTableRequest request) {
    return (DescribeTableResponse) call(request);
  }

  @Override
  public ListTablesResponse listTables(ListTablesRequest request) {
    return (ListTablesResponse) call(request);
  }

  @Override
  public DynamoDbWaiter waiter() {
    return DynamoDbWaiter.builder().client(this).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
