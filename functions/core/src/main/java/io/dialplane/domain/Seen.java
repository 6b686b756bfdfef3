package io.dialplane.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a read found, and the stamp of the transaction that wrote it last. A write that names the
/// stamp succeeds only while the item is still the one that was read: no version counter can be
/// fooled by delete and create again.
public record Seen<T>(@Nullable T value, @Nullable String stamp) {

  /// Nothing was there.
  public static <T> Seen<T> absent() {
    return new Seen<>(null, null);
  }

  public Optional<T> found() {
    return Optional.ofNullable(value);
  }
}
