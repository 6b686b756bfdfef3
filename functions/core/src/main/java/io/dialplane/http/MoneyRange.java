package io.dialplane.http;

import java.math.BigDecimal;

/// Bounds of an amount in US dollars, and how many decimals it may have.
public record MoneyRange(BigDecimal least, BigDecimal most, int scale) {

  boolean holds(BigDecimal amount) {
    return amount.scale() <= scale && amount.compareTo(least) >= 0 && amount.compareTo(most) <= 0;
  }

  String words() {
    return "US dollars from %s to %s with at most %d decimals."
        .formatted(least.toPlainString(), most.toPlainString(), scale);
  }
}
