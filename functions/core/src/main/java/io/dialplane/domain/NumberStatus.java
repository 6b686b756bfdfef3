package io.dialplane.domain;

import java.util.Locale;
import java.util.Optional;

/// The status of an owned number as its owner sees it.
public enum NumberStatus {
  RELEASING,
  PAST_DUE,
  ASSIGNED,
  AVAILABLE;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<NumberStatus> of(String label) {
    for (NumberStatus status : values()) {
      if (status.label().equals(label)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
