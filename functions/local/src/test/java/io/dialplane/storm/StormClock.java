package io.dialplane.storm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time of a storm: it stands still while a task runs, and each function's own clock may be a
/// second off.
final class StormClock implements InstantSource {
  static final ScopedValue<Duration> SKEW = ScopedValue.newInstance();

  private volatile Instant now;

  StormClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return SKEW.isBound() ? now.plus(SKEW.get()) : now;
  }

  /// The true time.
  Instant now() {
    return now;
  }

  void advance(Duration by) {
    now = now.plus(by);
  }
}
