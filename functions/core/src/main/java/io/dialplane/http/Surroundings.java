package io.dialplane.http;

import io.dialplane.port.Ids;
import io.dialplane.port.Store;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// What every function has around it: the store, the time, new ids, and where its log goes.
public record Surroundings(Store store, InstantSource clock, Ids ids, PrintStream log) {

  /// The time, as exactly as it is kept and shown.
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
