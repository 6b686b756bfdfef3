package io.dialplane.domain;

import java.util.Locale;
import java.util.Optional;

/// What a number can carry.
public enum Feature {
  VOICE,
  SMS,
  MMS,
  FAX,
  EMERGENCY;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Feature> of(String label) {
    for (Feature feature : values()) {
      if (feature.label().equals(label)) {
        return Optional.of(feature);
      }
    }
    return Optional.empty();
  }
}
