package io.dialplane.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A hold: nobody else may buy the number until `expiresAt`, at a price fixed for the hold.
/// `exclusive` is false where the carrier itself has no holds, so that a stranger to this
/// deployment may still take it. `carrierHold` is the carrier's own id of its hold.
public record Reserved(
    Tenant tenant,
    NumberId id,
    Offer offer,
    Instant createdAt,
    Instant expiresAt,
    boolean exclusive,
    boolean extended,
    @Nullable String carrierHold)
    implements NumberState {

  /// At most so many open holds in a world, against hoarding of inventory.
  public static final int OPEN_HOLDS_LIMIT = 20;

  @Override
  public E164 e164() {
    return offer.e164();
  }

  /// An expired hold is free at once for everyone, whatever TTL has or has not done.
  public boolean isOpen(Instant now) {
    return expiresAt.isAfter(now);
  }

  public boolean isOpenFor(Tenant asking, Instant now) {
    return isOpen(now) && tenant.equals(asking);
  }

  Reserved extendedBy(Duration more) {
    return new Reserved(
        tenant, id, offer, createdAt, expiresAt.plus(more), exclusive, true, carrierHold);
  }
}
