package io.dialplane.domain;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One immutable link of a wallet's chain: number `index`, a signed amount, and the balance after
/// it.
public record LedgerEntry(
    Tenant tenant, long index, Cause cause, Money amount, Money balanceAfter, Instant createdAt) {
  /// Why money moved. `reference` is the purchase, the request or the operator's reason behind it.
  public record Cause(Type type, @Nullable E164 e164, String reference) {}

  /// The kinds of entries.
  public enum Type {
    TOPUP,
    PURCHASE,
    RENTAL,
    REFUND,
    ADJUSTMENT;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The entry's id: its place in the chain, padded so that text order is the chain's order.
  public String id() {
    return idOf(index);
  }

  public static String idOf(long index) {
    return Padded.of(index, 12);
  }
}
