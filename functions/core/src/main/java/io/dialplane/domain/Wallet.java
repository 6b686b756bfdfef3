package io.dialplane.domain;

import java.time.Instant;

/// A tenant's prepaid money. `available` may be spent, `held` is claimed by purchases that are not
/// decided yet, and their sum is the balance of ledger entry number `entries`.
public record Wallet(Tenant tenant, Money available, Money held, long entries) {

  public static Wallet empty(Tenant tenant) {
    return new Wallet(tenant, Money.ZERO, Money.ZERO, 0);
  }

  public Money balance() {
    return available.plus(held);
  }

  public boolean covers(Money amount) {
    return !amount.isMoreThan(available);
  }

  /// The next entry of the chain, with the balance after it.
  public LedgerEntry next(LedgerEntry.Cause cause, Money amount, Instant now) {
    return new LedgerEntry(tenant, entries + 1, cause, amount, balance().plus(amount), now);
  }
}
