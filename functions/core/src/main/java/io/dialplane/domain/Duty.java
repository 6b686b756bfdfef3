package io.dialplane.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that settle does once a day: when it was done last, and until when whoever does it now
/// has the lease.
public record Duty(String name, @Nullable LocalDate doneOn, Instant leaseUntil) {

  /// The duty taken up by whoever asks; empty where it is done for today, or somebody is at it.
  public static Optional<Duty> take(Seen<Duty> seen, String name, Instant now, Duration lease) {
    LocalDate doneOn = seen.found().map(Duty::doneOn).orElse(null);
    boolean busy = seen.found().filter(duty -> duty.leaseUntil().isAfter(now)).isPresent();
    return busy || today(now).equals(doneOn)
        ? Optional.empty()
        : Optional.of(new Duty(name, doneOn, now.plus(lease)));
  }

  public Duty done(Instant now) {
    return new Duty(name, today(now), now);
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
