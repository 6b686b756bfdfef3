package io.dialplane.dynamodb;

import static io.dialplane.dynamodb.NumberColumns.*;

import io.dialplane.domain.Due;
import io.dialplane.domain.Freed;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.NumberStatus;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Ordering;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Releasing;
import io.dialplane.domain.Reserved;
import io.dialplane.domain.Tenant;
import io.dialplane.domain.Timers;
import java.time.Instant;

/// Number states to rows and back.
final class NumberRows {

  private static final String RESERVED = "reserved";
  private static final String ORDERING = "ordering";
  private static final String OWNED = "owned";
  private static final String RELEASING = "releasing";
  private static final String FREED = "freed";

  private NumberRows() {}

  static Row.Builder toRow(NumberState number) {
    Row.Builder row = Row.builder().put(E164, number.e164().value());
    return switch (number) {
      case Reserved held -> reserved(row, held);
      case Ordering ordering -> ordering(row, ordering);
      case Owned owned -> owned(row.put(STATE, OWNED), owned);
      case Releasing releasing -> releasing(row, releasing);
      case Freed freed ->
          row.put(STATE, FREED).put(PROVIDER, freed.provider()).seconds(EXPIRES_AT, freed.until());
    };
  }

  private static Row.Builder reserved(Row.Builder row, Reserved held) {
    NumberParts.put(row, held.offer());
    return row.put(STATE, RESERVED)
        .put(TENANT, held.tenant().key())
        .put(ID, held.id().toString())
        .instant(CREATED_AT, held.createdAt())
        .seconds(EXPIRES_AT, held.expiresAt())
        .put(EXCLUSIVE, held.exclusive())
        .put(EXTENDED, held.extended())
        .put(CARRIER_HOLD, held.carrierHold())
        .put(DUE_KIND, Due.HOLD.label())
        .put(DUE_AT, Sortable.of(held.expiresAt(), held.e164().value()));
  }

  private static Row.Builder ordering(Row.Builder row, Ordering ordering) {
    NumberParts.put(row, ordering.offer());
    row.put(STATE, ORDERING)
        .put(TENANT, ordering.tenant().key())
        .put(ID, ordering.id().toString())
        .put(PURCHASE_ID, ordering.purchaseId());
    Reserved hold = ordering.hold();
    return hold == null ? row : NumberParts.putHold(row, hold);
  }

  private static Row.Builder owned(Row.Builder row, Owned owned) {
    NumberParts.put(row, owned);
    index(row, owned, owned.status());
    // A number that its carrier has lost is neither renewed nor pointed.
    return owned.renewal().missingSince() == null ? due(row, owned) : row;
  }

  /// An item is due for one thing at a time: what comes first. Settle looks for months that are due
  /// behind a pointing, too.
  private static Row.Builder due(Row.Builder row, Owned owned) {
    Instant renewsAt = owned.renewal().renewsAt();
    Instant pointAt = owned.pointing().dueAt();
    if (pointAt != null && (renewsAt == null || pointAt.isBefore(renewsAt))) {
      return due(row, owned, Due.POINTING, pointAt);
    }
    Due kind = owned.renewal().isPastDue() ? Due.PAST_DUE : Due.RENEWAL;
    return renewsAt == null ? row : due(row, owned, kind, renewsAt);
  }

  private static Row.Builder due(Row.Builder row, Owned owned, Due kind, Instant at) {
    return row.put(DUE_KIND, kind.label()).put(DUE_AT, Sortable.of(at, owned.e164().value()));
  }

  private static Row.Builder releasing(Row.Builder row, Releasing releasing) {
    NumberParts.put(row, releasing.was());
    index(row, releasing.was(), NumberStatus.RELEASING);
    Timers timers = releasing.timers();
    return row.put(STATE, RELEASING)
        .put(REQUEST_ID, releasing.requestId())
        .instant(LEASE_UNTIL, timers.leaseUntil())
        .instant(QUIET_UNTIL, timers.quietUntil())
        .instant(LOOK_AT, timers.dueAt())
        .put(ATTEMPTS, (long) timers.attempts())
        .put(DUE_KIND, Due.RELEASE.label())
        .put(DUE_AT, Sortable.of(timers.dueAt(), releasing.e164().value()));
  }

  private static void index(Row.Builder row, Owned owned, NumberStatus status) {
    String owner = owned.tenant().key();
    String listedAt = Sortable.of(owned.createdAt(), owned.e164().value());
    row.put(OWNER, owner)
        .put(LISTED_AT, listedAt)
        .put(OWNER_STATUS, ownerStatus(owned.tenant(), status));
    if (owned.agentId() != null) {
      row.put(OWNER_AGENT, ownerAgent(owned.tenant(), owned.agentId()))
          .put(STATUS_LISTED_AT, statusPrefix(status) + listedAt);
    }
  }

  static String ownerStatus(Tenant tenant, NumberStatus status) {
    return tenant.key() + "#" + status.label();
  }

  static String ownerAgent(Tenant tenant, String agentId) {
    return tenant.key() + "#" + agentId;
  }

  static String statusPrefix(NumberStatus status) {
    return status.label() + "#";
  }

  static NumberState fromRow(Row row) {
    return switch (row.get(STATE)) {
      case RESERVED -> NumberParts.reserved(row);
      case ORDERING -> {
        Offer offer = NumberParts.offer(row);
        yield new Ordering(
            NumberParts.tenant(row),
            NumberParts.id(row, ID),
            row.get(PURCHASE_ID),
            offer,
            NumberParts.hold(row, offer));
      }
      case OWNED -> NumberParts.owned(row);
      case RELEASING ->
          new Releasing(
              NumberParts.owned(row),
              row.find(REQUEST_ID),
              new Timers(
                  row.instant(LEASE_UNTIL),
                  row.instant(QUIET_UNTIL),
                  row.instant(LOOK_AT),
                  Math.toIntExact(row.get(ATTEMPTS))));
      case FREED -> new Freed(NumberParts.e164(row), row.get(PROVIDER), row.seconds(EXPIRES_AT));
      default -> throw new IllegalStateException("unknown state " + row.get(STATE));
    };
  }
}
