package io.dialplane.port;

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
import io.dialplane.domain.Seen;
import io.dialplane.domain.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Everything that is kept. Reads of single items are consistent; lists come from indexes and may
/// lag a change by a second, so no decision rests on one.
///
/// Any method may throw [StoreUnavailable]: the store is busy or out of reach, and a write may or
/// may not have happened.
public interface Store {

  /// Reads all of `refs` consistently in one round trip. Not a snapshot in time: what must hold
  /// together is asked again by the conditions of [#commit].
  Snapshot read(Collection<? extends Ref<?>> refs);

  /// Reads one item, consistently.
  default <T> Seen<T> read(Ref<T> ref) {
    return read(List.of(ref)).get(ref);
  }

  /// Writes all of `changes`, or none. A transport's repetition is applied once, and pure
  /// contention is retried inside.
  Commit commit(List<Change> changes);

  /// Owned and releasing numbers.
  Page<NumberState> numbers(NumberFilter filter, PageRequest page);

  /// Newest first.
  Page<LedgerEntry> entries(Tenant tenant, PageRequest page);

  /// Newest first; `status` null for all.
  Page<Purchase> purchases(PurchaseFilter filter, PageRequest page);

  /// Newest first.
  Page<Agent> agents(Tenant tenant, PageRequest page);

  /// Newest first. A page may hold fewer rows than asked, even none, and still not be the last:
  /// only so many of a tenant's events are looked at for it.
  Page<Event> events(EventFilter filter, PageRequest page);

  /// Every key of an organisation, both worlds, revoked ones included.
  List<KeyRecord> keys(String organizationId);

  List<Organization> organizations();

  /// Undecided purchases that are due at `until`, oldest first.
  Page<Ref.OfRequest> duePurchases(Instant until, PageRequest page);

  /// Numbers with work of this kind that is due at `until`, oldest first.
  Page<Ref.OfNumber> dueNumbers(Due kind, Instant until, PageRequest page);

  /// Purchases of a number that were given up although their order may still have been applied.
  List<Purchase> abandoned(E164 e164);

  /// Every number that has an item, whosever and in whatever state, in no order. Walks the whole
  /// table.
  Page<StoredNumber> everyNumber(PageRequest page);

  /// A number's item, empty where it cannot be read, and whether TTL may take it.
  record StoredNumber(String e164, Optional<NumberState> state, boolean expires) {}

  /// Notes the day of a key's use. Not worth failing a request for: a failure is swallowed.
  void touch(KeyRecord key, LocalDate day);
}
