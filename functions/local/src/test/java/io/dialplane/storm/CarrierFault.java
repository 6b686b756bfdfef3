package io.dialplane.storm;

import java.util.List;

/// How a call to the carrier fails.
enum CarrierFault implements Mishap {
  TIMEOUT_BEFORE("timeout before", 0.06),
  TIMEOUT_AFTER("timeout after", 0.06),
  FAILS_AFTER("5xx after", 0.04),
  /// No answer, and done when nobody waits any more.
  APPLIED_LATE("applied late", 0.04),
  REFUSED("refused", 0.06),
  /// Done, and the answer is none that anybody can read.
  UNREADABLE("unreadable", 0.04),
  /// Sold, and the answer is that the account has it already: the order has come twice on its way.
  OWNED_ALREADY("you already own it", 0.03),
  /// Sold, and for a while no look-up shows it; or on our account, and still shown as for sale.
  LIST_LAGS("list lags", 0.1);

  /// Of what asks, and of what is undone by itself: to do it late is not to do it.
  static final List<CarrierFault> OF_ALL =
      List.of(TIMEOUT_BEFORE, TIMEOUT_AFTER, FAILS_AFTER, REFUSED, UNREADABLE);

  static final List<CarrierFault> OF_RELEASES =
      List.of(TIMEOUT_BEFORE, TIMEOUT_AFTER, FAILS_AFTER, APPLIED_LATE, REFUSED, UNREADABLE);

  static final List<CarrierFault> OF_ORDERS =
      List.of(
          TIMEOUT_BEFORE,
          TIMEOUT_AFTER,
          FAILS_AFTER,
          APPLIED_LATE,
          REFUSED,
          UNREADABLE,
          OWNED_ALREADY);

  private final String label;
  private final double weight;

  CarrierFault(String label, double weight) {
    this.label = label;
    this.weight = weight;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public double weight() {
    return weight;
  }
}
