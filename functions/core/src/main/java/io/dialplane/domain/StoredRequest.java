package io.dialplane.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is remembered of a request: its finished answer for a day, or a purchase or release, which
/// is its own idempotency record and stays. `fingerprint` is the operation and its parsed input, so
/// that the same key with another request is seen.
public sealed interface StoredRequest
    permits StoredRequest.Answered, StoredRequest.Release, Purchase {

  Tenant tenant();

  String id();

  String fingerprint();

  /// A finished operation's answer, replayed until `expiresAt`.
  record Answered(
      Tenant tenant, String id, String fingerprint, StoredAnswer answer, Instant expiresAt)
      implements StoredRequest {}

  /// A release: undecided while `answer` is null.
  record Release(
      Tenant tenant,
      String id,
      String fingerprint,
      NumberId numberId,
      @Nullable StoredAnswer answer)
      implements StoredRequest {}
}
