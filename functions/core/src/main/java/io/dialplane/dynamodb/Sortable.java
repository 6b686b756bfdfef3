package io.dialplane.dynamodb;

import java.time.Instant;

/// Times as sort keys: milliseconds of the epoch, padded, so that text order is the order of time.
final class Sortable {

  private Sortable() {}

  static String of(Instant time) {
    return "%013d".formatted(time.toEpochMilli());
  }
}
