package io.dialplane.dynamodb;

import io.dialplane.domain.Agent;
import io.dialplane.domain.Change;
import io.dialplane.domain.Due;
import io.dialplane.domain.E164;
import io.dialplane.domain.Event;
import io.dialplane.domain.KeyRecord;
import io.dialplane.domain.LedgerEntry;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Organization;
import io.dialplane.domain.Purchase;
import io.dialplane.domain.Tenant;
import io.dialplane.port.Commit;
import io.dialplane.port.EventFilter;
import io.dialplane.port.Ids;
import io.dialplane.port.NumberFilter;
import io.dialplane.port.Page;
import io.dialplane.port.PageRequest;
import io.dialplane.port.PurchaseFilter;
import io.dialplane.port.Ref;
import io.dialplane.port.Snapshot;
import io.dialplane.port.Store;
import io.dialplane.port.StoreUnavailable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// [Store] on DynamoDB. The client comes from a supplier, since a SnapStart snapshot must hold none
/// that is connected.
public final class DynamoDbStore implements Store {
  private final Supplier<DynamoDbClient> client;
  private final Tables tables;
  private final Transactor transactor;
  private @Nullable DynamoDbClient current;
  private @Nullable Schemas schemas;

  public DynamoDbStore(Supplier<DynamoDbClient> client, Tables tables, Ids ids) {
    this.client = client;
    this.tables = tables;
    this.transactor = new Transactor(client, tables, ids);
  }

  @Override
  public Snapshot read(Collection<? extends Ref<?>> refs) {
    return asking(() -> new BatchRead(schemas()).read(refs));
  }

  @Override
  public Commit commit(List<Change> changes) {
    return transactor.commit(changes);
  }

  @Override
  public Page<NumberState> numbers(NumberFilter filter, PageRequest page) {
    return asking(() -> new Lists(schemas()).numbers(filter, page));
  }

  @Override
  public Page<LedgerEntry> entries(Tenant tenant, PageRequest page) {
    return asking(() -> new Lists(schemas()).entries(tenant, page));
  }

  @Override
  public Page<Purchase> purchases(PurchaseFilter filter, PageRequest page) {
    return asking(() -> new Lists(schemas()).purchases(filter, page));
  }

  @Override
  public Page<Agent> agents(Tenant tenant, PageRequest page) {
    return asking(() -> new Lists(schemas()).agents(tenant, page));
  }

  @Override
  public Page<Event> events(EventFilter filter, PageRequest page) {
    return asking(() -> new EventList(schemas().events(), filter).page(page));
  }

  @Override
  public List<KeyRecord> keys(String organizationId) {
    return asking(() -> new Lists(schemas()).keys(organizationId));
  }

  @Override
  public List<Organization> organizations() {
    return asking(() -> new Lists(schemas()).organizations());
  }

  @Override
  public Page<Ref.OfRequest> duePurchases(Instant until, PageRequest page) {
    return asking(() -> new DueLists(schemas()).purchases(until, page));
  }

  @Override
  public Page<Ref.OfNumber> dueNumbers(Due kind, Instant until, PageRequest page) {
    return asking(() -> new DueLists(schemas()).numbers(kind, until, page));
  }

  @Override
  public List<Purchase> abandoned(E164 e164) {
    return asking(() -> new DueLists(schemas()).abandoned(e164));
  }

  @Override
  public Page<StoredNumber> everyNumber(PageRequest page) {
    return asking(() -> new DueLists(schemas()).all(page));
  }

  @Override
  public void touch(KeyRecord key, LocalDate day) {
    try {
      // Not a change of the key: its stamp stays, so that revoking never loses to a use.
      client
          .get()
          .updateItem(
              update ->
                  update
                      .tableName(tables.keys())
                      .key(
                          Map.of(
                              KeyRows.ORGANIZATION_ID.name(),
                              Write.text(key.tenant().organizationId()),
                              KeyRows.KEY_HASH.name(),
                              Write.text(key.hash())))
                      .updateExpression("SET lastUsedOn = :day")
                      .conditionExpression("attribute_exists(keyHash)")
                      .expressionAttributeValues(Map.of(":day", Write.text(day.toString()))));
    } catch (SdkException _) {
      // The day is a courtesy to operators; the next request notes it.
    }
  }

  /// Builds what the first read would build over the client of now.
  public void prepare() {
    schemas();
  }

  @SuppressWarnings("ReferenceEquality") // a renewed client is another object, nothing else tells
  private synchronized Schemas schemas() {
    DynamoDbClient now = client.get();
    if (schemas == null || current != now) {
      current = now;
      schemas = Schemas.over(now, tables);
    }
    return schemas;
  }

  /// Runs a read; what the store's load or the network broke is [StoreUnavailable], anything else
  /// is a bug.
  private static <R> R asking(Supplier<R> read) {
    try {
      return read.get();
    } catch (DynamoDbException e) {
      if (e.isThrottlingException() || e.statusCode() >= 500) {
        throw new StoreUnavailable("the store is busy", e);
      }
      throw e;
    } catch (SdkException e) {
      throw new StoreUnavailable("the store did not answer", e);
    }
  }
}
