package io.dialplane.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A tenant's holds in one item: the limit and the list are one consistent read. Expired ones
/// linger until a change drops them, so every use asks for the open ones.
public record Holds(Tenant tenant, Map<E164, Hold> held) {

  /// One hold: whose id, and when it ends.
  public record Hold(E164 e164, NumberId id, Instant expiresAt) {

    static Hold of(Reserved held) {
      return new Hold(held.e164(), held.id(), held.expiresAt());
    }
  }

  public Holds {
    held = Map.copyOf(held);
  }

  public static Holds none(Tenant tenant) {
    return new Holds(tenant, Map.of());
  }

  public List<Hold> open(Instant now) {
    return held.values().stream().filter(hold -> hold.expiresAt().isAfter(now)).toList();
  }

  public List<Hold> expired(Instant now) {
    return held.values().stream().filter(hold -> !hold.expiresAt().isAfter(now)).toList();
  }

  /// How long until the earliest open hold ends; zero without one.
  public Duration untilEarliestEnd(Instant now) {
    return open(now).stream()
        .map(hold -> Duration.between(now, hold.expiresAt()))
        .min(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
