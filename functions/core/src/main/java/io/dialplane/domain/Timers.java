package io.dialplane.domain;

import java.time.Duration;
import java.time.Instant;

/// When who may work on a purchase or a release whose outcome is not known. Nobody but the lease's
/// holder speaks to the carrier before `leaseUntil`; the carrier may still apply what it was sent
/// until `quietUntil`; settle looks at `dueAt`, for the `attempts`-th time.
public record Timers(Instant leaseUntil, Instant quietUntil, Instant dueAt, int attempts) {
  private static final int MOST_STEPS = 60;

  static Timers starting(Instant now, Duration lease, Duration quiet) {
    Instant leaseUntil = now.plus(lease);
    return new Timers(leaseUntil, leaseUntil.plus(quiet), leaseUntil, 0);
  }

  /// Another look, under a lease that begins now. Should it come to nothing, the next is due 1, 2,
  /// 4 … 60 leases later, and not later than the end of the quiet time, when silence means no.
  Timers looking(Instant now, Duration lease) {
    Instant next = now.plus(backOff(lease, attempts));
    boolean quietFirst = now.isBefore(quietUntil) && quietUntil.isBefore(next);
    return new Timers(now.plus(lease), quietUntil, quietFirst ? quietUntil : next, attempts + 1);
  }

  static Duration backOff(Duration lease, int attempts) {
    return lease.multipliedBy(Math.min(MOST_STEPS, 1L << Math.min(attempts, 30)));
  }

  /// The same with the quiet time begun anew: the carrier is asked to act once more.
  Timers actingAt(Instant now, Duration lease, Duration quiet) {
    return new Timers(leaseUntil, now.plus(lease).plus(quiet), dueAt, attempts);
  }

  /// Whether the carrier has surely applied by now whatever it was sent.
  public boolean isQuiet(Instant now) {
    return !now.isBefore(quietUntil);
  }
}
