package io.dialplane.domain;

import java.util.Locale;
import java.util.Optional;

/// What a key may do.
public enum Scope {
  NUMBERS_READ,
  NUMBERS_WRITE,
  BILLING_READ,
  BILLING_WRITE,
  AGENTS_READ,
  AGENTS_WRITE;

  /// `numbers:read`, as keys and problems spell it.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ':');
  }

  public static Optional<Scope> of(String label) {
    for (Scope scope : values()) {
      if (scope.label().equals(label)) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }
}
