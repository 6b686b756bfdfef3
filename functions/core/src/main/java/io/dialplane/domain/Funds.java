package io.dialplane.domain;

import io.dialplane.domain.Change.Book;
import io.dialplane.domain.Change.PutEvent;
import java.time.Instant;

/// Decides on money that comes in or is set right by an operator.
public final class Funds {

  private Funds() {}

  /// Adds `amount`, or takes it where it is negative; never below what is available.
  public static Decision<LedgerEntry> book(
      Wallet wallet, LedgerEntry.Cause cause, Money amount, Instant now) {
    if (wallet.available().plus(amount).isNegative()) {
      return Decision.refused(
          new Rejection.InsufficientFunds(amount.negated(), wallet.available()));
    }
    LedgerEntry entry = wallet.next(cause, amount, now);
    EventType type = amount.isNegative() ? EventType.WALLET_DEBITED : EventType.WALLET_TOPPED_UP;
    return Decision.done(entry, new Book(entry, false), new PutEvent(Event.ofEntry(type, entry)));
  }
}
