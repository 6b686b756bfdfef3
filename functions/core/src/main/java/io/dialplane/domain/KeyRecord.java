package io.dialplane.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is kept of an API key: never the key, only its SHA-256. `lastUsedOn` is a day, written at
/// most once in it.
public record KeyRecord(
    Tenant tenant,
    String hash,
    String id,
    Set<Scope> scopes,
    @Nullable String label,
    String cursorSecret,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable LocalDate lastUsedOn) {

  public KeyRecord {
    scopes = Set.copyOf(scopes);
  }

  public boolean isValid(Instant now) {
    return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
  }

  /// The same key, dead from `at` on; a key once revoked keeps its first time.
  public KeyRecord revoked(Instant at) {
    return revokedAt != null
        ? this
        : new KeyRecord(
            tenant, hash, id, scopes, label, cursorSecret, createdAt, expiresAt, at, lastUsedOn);
  }
}
