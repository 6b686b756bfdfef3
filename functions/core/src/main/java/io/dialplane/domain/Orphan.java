package io.dialplane.domain;

import java.time.Instant;

/// A number that a failed purchase has left on a carrier account: paid for there, owned by nobody
/// here. Its tenant may still take it in, by an import, at the purchase's price.
public record Orphan(
    E164 e164,
    String provider,
    String carrierId,
    Tenant tenant,
    String purchaseId,
    Instant foundAt) {

  public static Orphan of(Purchase purchase, String provider, String carrierId, Instant now) {
    return new Orphan(purchase.e164(), provider, carrierId, purchase.tenant(), purchase.id(), now);
  }
}
