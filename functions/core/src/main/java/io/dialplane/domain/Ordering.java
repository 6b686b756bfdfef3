package io.dialplane.domain;

import org.jspecify.annotations.Nullable;

/// Claimed by a purchase whose outcome at the carrier is not known yet. `hold` is the caller's own
/// hold that the claim took the place of; it is put back where the order fails for the carrier's
/// own trouble.
public record Ordering(
    Tenant tenant, NumberId id, String purchaseId, Offer offer, @Nullable Reserved hold)
    implements NumberState {

  @Override
  public E164 e164() {
    return offer.e164();
  }
}
