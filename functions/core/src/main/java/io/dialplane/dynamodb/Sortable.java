package io.dialplane.dynamodb;

import io.dialplane.domain.Padded;
import java.time.Instant;

/// Times as sort keys: milliseconds of the epoch, padded, so that text order is the order of time.
final class Sortable {

  private Sortable() {}

  /// Unique where `key` is, so that a place in the list can be gone on from.
  static String of(Instant time, String key) {
    return of(time) + "#" + key;
  }

  static String of(Instant time) {
    return Padded.of(time.toEpochMilli(), 13);
  }
}
