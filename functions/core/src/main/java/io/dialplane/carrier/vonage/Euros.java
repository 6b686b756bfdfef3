package io.dialplane.carrier.vonage;

import io.dialplane.domain.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a price in euros comes to: dollars by the operator's own rate, rounded up to the cent.
public record Euros(BigDecimal usdPerEur) {
  private static final int CENT_SCALE = 2;

  Money dollars(Money euros) {
    return Money.of(euros.dollars().multiply(usdPerEur).setScale(CENT_SCALE, RoundingMode.CEILING));
  }
}
