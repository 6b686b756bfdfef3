package io.dialplane.storm;

import io.dialplane.storm.Weather.Ttl;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How time passes in a storm: seconds while functions run, minutes or weeks while none does, and
/// TTL after each of those.
final class Hours {
  /// API Gateway and Lambda give up on a function.
  private static final Duration TIMEOUT = Duration.ofSeconds(29);

  static final String DAYS = "days of storms over a ";
  static final String STORMS = "storms over a ";

  private static final Duration KEY_LIFE = Duration.ofHours(20);
  private static final Duration LATE = Duration.ofDays(3);

  private final Weather weather;
  private final Fate fate;
  private final StormClock clock;
  private final Market market;
  private final TtlStream stream;
  private final Instant began;
  private Instant roundBegan;

  Hours(Weather weather, Fate fate, StormClock clock, Market market, TtlStream stream) {
    this.weather = weather;
    this.fate = fate;
    this.clock = clock;
    this.market = market;
    this.stream = stream;
    this.began = clock.now();
    this.roundBegan = began;
  }

  /// Some seconds, where the functions under way have them left.
  boolean tick() {
    boolean roomLeft = clock.now().plusSeconds(5).isBefore(roundBegan.plus(TIMEOUT));
    if (roomLeft && fate.below(10) > 0) {
      clock.advance(Duration.ofMillis(fate.below(5_000)));
      return true;
    }
    return false;
  }

  /// Mostly a minute or two, now and then so long that by the last turn the whole span has passed.
  Duration next(int turn) {
    if (fate.below(4) > 0) {
      return Duration.ofSeconds(fate.below(120));
    }
    Duration span = weather.crowd().size().span();
    Instant due = began.plus(span.multipliedBy(turn).dividedBy(weather.turns().size()));
    Duration behind = Duration.between(clock.now(), due);
    return behind.isPositive()
        ? Duration.ofMillis((long) (behind.toMillis() * (0.5 + 1.5 * fate.fraction())))
        : Duration.ofMinutes(1);
  }

  /// Never so long that a customer who still waits for an answer, since then, could not ask again
  /// in time.
  void leap(Duration wanted, Optional<Instant> waiting) {
    Instant latest = waiting.orElse(Instant.MAX.minus(KEY_LIFE)).plus(KEY_LIFE);
    pass(clock.now().plus(wanted).isBefore(latest) ? wanted : Duration.ofMinutes(1));
  }

  /// While no function runs.
  void pass(Duration time) {
    market.passes(time);
    clock.advance(time);
    roundBegan = clock.now();
    reap();
  }

  private void reap() {
    switch (weather.ttl()) {
      case NEVER -> {}
      case LATE -> reap(Ttl.LATE, clock.now().minus(LATE));
      case AT_ONCE -> reap(Ttl.AT_ONCE, clock.now());
    }
  }

  private void reap(Ttl ttl, Instant before) {
    stream.reap(before).forEach(_ -> fate.note(ttl.label()));
  }

  /// Counts the days, and what TTL should have taken and never did.
  void end() {
    int days = (int) Duration.between(began, clock.now()).toDays();
    fate.tally().note(DAYS + weather.crowd(), days);
    fate.tally().note(STORMS + weather.crowd(), 1);
    if (weather.ttl() == Ttl.NEVER) {
      reap(Ttl.NEVER, clock.now());
    }
  }
}
