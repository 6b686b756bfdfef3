package io.dialplane.domain;

import java.time.Duration;
import java.time.Instant;

/// How long things last. Function timeout < `lease` < `quiet`: whoever works on a purchase or a
/// release has surely ended when its lease has, and a carrier has surely applied an order when it
/// has been quiet so long.
public record Timing(
    Duration hold, Duration lease, Duration quiet, Duration carrierTimeout, int graceDays) {

  /// The timers of a purchase or a release that begins now.
  public Purchase.Timers starting(Instant now) {
    return Purchase.Timers.starting(now, lease, quiet);
  }
}
