package io.dialplane.http;

import io.dialplane.domain.RequestKey;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request for an operation, however it came in. `early` is a refusal that is found before the
/// fields are looked at but told only to a caller who is known: a body too large, of the wrong
/// type, or no JSON.
record Request(
    Caller caller,
    Fields.Inputs inputs,
    Optional<String> idempotencyKey,
    @Nullable Answer early,
    Envelope envelope) {
  /// The request's own id, and when it must have been answered.
  record Envelope(String requestId, Instant deadline) {}

  boolean hasBadIdempotencyKey() {
    return idempotencyKey.filter(key -> !RequestKey.isKey(key)).isPresent();
  }
}
