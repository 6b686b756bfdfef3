package io.dialplane.search;

import java.util.Locale;
import java.util.Optional;

/// Letters as they stand on a telephone's keys (ITU-T E.161).
final class Keypad {
  private static final String KEYS = "22233344455566677778889999";
  private static final int LONGEST = 10;

  private Keypad() {}

  /// The digits of a pattern of digits and letters; empty where it has anything else.
  static Optional<String> digits(String pattern) {
    String upper = pattern.toUpperCase(Locale.ROOT);
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < upper.length(); i++) {
      char c = upper.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (c >= 'A' && c <= 'Z') {
        digits.append(KEYS.charAt(c - 'A'));
      } else {
        return Optional.empty();
      }
    }
    boolean fits = !digits.isEmpty() && digits.length() <= LONGEST;
    return fits ? Optional.of(digits.toString()) : Optional.empty();
  }
}
