package io.dialplane.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a number's carrier sends its calls here. Where it does not yet, it is told again at
/// `dueAt`, for the `attempts`-th time; null where nobody has set where "here" is.
public record Pointing(boolean done, @Nullable Instant dueAt, int attempts) {
  public static final Pointing DONE = new Pointing(true, null, 0);

  /// Nothing to repeat until an operator says where this deployment is reached.
  public static final Pointing NOWHERE = new Pointing(false, null, 0);

  public static Pointing due(Instant at) {
    return new Pointing(false, at, 0);
  }

  public boolean isDue(Instant now) {
    return dueAt != null && !dueAt.isAfter(now);
  }

  /// One more try is about to be made. Should it come to nothing, the next is due 1, 2, 4 … 60
  /// leases later.
  public Pointing trying(Instant now, Duration lease) {
    return new Pointing(false, now.plus(Timers.backOff(lease, attempts)), attempts + 1);
  }
}
