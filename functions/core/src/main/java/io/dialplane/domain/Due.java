package io.dialplane.domain;

import java.util.Locale;

/// The kinds of work that falls due, each a partition of a `due` index.
public enum Due {
  /// A purchase whose outcome at the carrier is not known.
  PURCHASE,
  /// A release that the carrier has not confirmed.
  RELEASE,
  /// A month that is to be paid.
  RENEWAL,
  /// A number whose month is not paid.
  PAST_DUE,
  /// A number whose calls do not come here yet.
  POINTING,
  /// A hold that ends.
  HOLD;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
