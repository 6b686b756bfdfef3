package io.dialplane.domain;

import java.time.Duration;
import java.time.Instant;

/// How long things last. Function timeout < `lease` < `quiet`: whoever works on a purchase or a
/// release has surely ended when its lease has, and a carrier has surely applied an order when it
/// has been quiet so long. A call to a carrier ends well inside the lease that it is made under.
public record Timing(
    Duration hold, Duration lease, Duration quiet, Duration carrierTimeout, int graceDays) {

  public Timing {
    Duration half = lease.dividedBy(2);
    carrierTimeout = carrierTimeout.compareTo(half) < 0 ? carrierTimeout : half;
  }

  /// The timers of a purchase or a release that begins now.
  public Timers starting(Instant now) {
    return Timers.starting(now, lease, quiet);
  }

  /// The timers of another look at a purchase.
  public Timers looking(Timers before, Instant now) {
    return before.looking(now, lease);
  }

  /// The timers of another try to release.
  public Timers acting(Timers before, Instant now) {
    return before.looking(now, lease).actingAt(now, lease, quiet);
  }
}
