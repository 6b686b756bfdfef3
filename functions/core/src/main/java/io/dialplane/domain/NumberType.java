package io.dialplane.domain;

import java.util.Locale;
import java.util.Optional;

/// The kind of a number, in the terms that carriers share.
public enum NumberType {
  LOCAL,
  TOLL_FREE,
  MOBILE,
  NATIONAL;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<NumberType> of(String label) {
    for (NumberType type : values()) {
      if (type.label().equals(label)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
