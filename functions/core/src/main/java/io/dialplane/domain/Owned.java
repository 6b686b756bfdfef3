package io.dialplane.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A number that a tenant owns. `version` counts its changes from 1 and orders its events. `price`
/// is what it costs here: nothing for an imported one. `pointing` is whether its calls come here.
public record Owned(
    Tenant tenant,
    NumberId id,
    Listing listing,
    Price price,
    Origin origin,
    NumberSettings settings,
    @Nullable String agentId,
    Renewal renewal,
    Pointing pointing,
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
        tenant, id, listing, price, origin, settings, newAgentId, renewal, pointing, version + 1);
  }

  Owned withRenewal(Renewal newRenewal) {
    return new Owned(
        tenant, id, listing, price, origin, settings, agentId, newRenewal, pointing, version + 1);
  }

  /// Between us and the carrier: no change of its owner's, so it counts no version.
  public Owned withPointing(Pointing newPointing) {
    return new Owned(
        tenant, id, listing, price, origin, settings, agentId, renewal, newPointing, version);
  }

  Owned withSettings(NumberSettings newSettings) {
    return new Owned(
        tenant, id, listing, price, origin, newSettings, agentId, renewal, pointing, version + 1);
  }
}
