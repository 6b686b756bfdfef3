package io.dialplane.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A number that a tenant owns. `version` counts its changes from 1 and orders its events. `price`
/// is what it costs here: nothing for an imported one.
public record Owned(
    Tenant tenant,
    NumberId id,
    Listing listing,
    Price price,
    Origin origin,
    NumberSettings settings,
    @Nullable String agentId,
    Renewal renewal,
    long version)
    implements NumberState {

  @Override
  public E164 e164() {
    return listing.e164();
  }

  public Instant createdAt() {
    return origin.createdAt();
  }

  /// The first that holds of `past_due`, `assigned`, `available`.
  public NumberStatus status() {
    if (renewal.isPastDue()) {
      return NumberStatus.PAST_DUE;
    }
    return agentId != null ? NumberStatus.ASSIGNED : NumberStatus.AVAILABLE;
  }

  Owned withAgent(@Nullable String newAgentId) {
    return new Owned(
        tenant, id, listing, price, origin, settings, newAgentId, renewal, version + 1);
  }

  Owned withRenewal(Renewal newRenewal) {
    return new Owned(
        tenant, id, listing, price, origin, settings, agentId, newRenewal, version + 1);
  }

  Owned withSettings(NumberSettings newSettings) {
    return new Owned(
        tenant, id, listing, price, origin, newSettings, agentId, renewal, version + 1);
  }
}
