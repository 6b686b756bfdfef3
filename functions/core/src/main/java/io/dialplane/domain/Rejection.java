package io.dialplane.domain;

import java.time.Duration;

/// Every refusal that an operation can answer. Each is a value; one exhaustive switch turns it into
/// a problem, so that a new one that nothing maps does not compile.
public sealed interface Rejection {

  /// An unknown id, or another organisation's: one answer that reveals nothing.
  record NotFound(String what) implements Rejection {}

  record AgentNotFound() implements Rejection {}

  /// Named no open hold of the caller's own on this very number.
  record ReservationExpired() implements Rejection {}

  record NumberUnavailable() implements Rejection {}

  record PriceChanged(String detail) implements Rejection {}

  record InsufficientFunds(Money required, Money available) implements Rejection {}

  record InvalidState(String detail) implements Rejection {}

  record DeletionProtected() implements Rejection {}

  record AgentInUse(long assignedNumbers) implements Rejection {}

  /// `retryAfter`: until the earliest hold ends.
  record TooManyHolds(Duration retryAfter) implements Rejection {}

  record NotOnCarrierAccount(String detail) implements Rejection {}

  /// A definite refusal by the carrier for a reason of the number's own: an address, a lock.
  record CarrierRefused(String reason) implements Rejection {}

  record TopUpClosed() implements Rejection {}

  /// The carrier could not be asked, or refuses this deployment's own account: the same key may try
  /// again.
  record CarrierUnavailable(String detail) implements Rejection {}

  /// The store is busy: nothing was changed and the same key may try again.
  record Unavailable() implements Rejection {}
}
