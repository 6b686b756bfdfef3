package io.dialplane.domain;

import java.util.Locale;
import java.util.Optional;

/// Which of an organisation's two worlds: real carriers and money, or the sandbox.
public enum Mode {
  LIVE,
  TEST;

  /// `live` or `test`, as keys and events spell it.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Mode> of(String label) {
    return switch (label) {
      case "live" -> Optional.of(LIVE);
      case "test" -> Optional.of(TEST);
      default -> Optional.empty();
    };
  }
}
