package io.dialplane.domain;

import java.time.Instant;

/// The tombstone of a released number until `until`: a late answer of the carrier's may still name
/// it. Reads take it as absent.
public record Freed(E164 e164, String provider, Instant until) implements NumberState {

  public boolean isOver(Instant now) {
    return !until.isAfter(now);
  }
}
