package io.dialplane.http;

import java.math.BigDecimal;

/// Bounds of an amount in US dollars, and how many decimals it may have.
public record MoneyRange(BigDecimal least, BigDecimal most, int scale) {

  boolean holds(BigDecimal amount) {
    return amount.scale() <= scale && amount.compareTo(least) >= 0 && amount.compareTo(most) <= 0;
  }

  String words() {
    return "US dollars from "
        + least.toPlainString()
        + " to "
        + most.toPlainString()
        + " with at most "
        + scale
        + " decimals.";
  }
}
