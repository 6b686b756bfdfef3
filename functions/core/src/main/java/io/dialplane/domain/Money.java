package io.dialplane.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// An amount of US dollars, held as whole micro-dollars: the unit the wallet's table keeps, so that
/// no sum is ever rounded. Arithmetic that would overflow throws.
public record Money(long micros) implements Comparable<Money> {
  public static final Money ZERO = new Money(0);

  private static final int MICRO_SCALE = 6;
  private static final int CENT_SCALE = 2;

  /// Reads dollars.
  ///
  /// @throws ArithmeticException where the amount has a fraction of a micro-dollar or does not fit
  public static Money of(BigDecimal dollars) {
    return new Money(
        dollars.setScale(MICRO_SCALE, RoundingMode.UNNECESSARY).unscaledValue().longValueExact());
  }

  /// Reads dollars written as a decimal, `1.00`.
  public static Money usd(String dollars) {
    return of(new BigDecimal(dollars));
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(micros, other.micros));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(micros, other.micros));
  }

  public Money negated() {
    return new Money(Math.negateExact(micros));
  }

  public boolean isNegative() {
    return micros < 0;
  }

  public boolean isMoreThan(Money other) {
    return micros > other.micros;
  }

  /// This amount and `percent` of it on top, rounded up to the cent: what a mark-up is added with.
  public Money markedUp(BigDecimal percent) {
    BigDecimal factor = BigDecimal.ONE.add(percent.movePointLeft(2));
    return of(dollars().multiply(factor).setScale(CENT_SCALE, RoundingMode.CEILING));
  }

  /// Dollars, with at least two decimals and no trailing zero beyond them.
  public BigDecimal dollars() {
    BigDecimal exact = BigDecimal.valueOf(micros, MICRO_SCALE).stripTrailingZeros();
    return exact.scale() < CENT_SCALE
        ? exact.setScale(CENT_SCALE, RoundingMode.UNNECESSARY)
        : exact;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(micros, other.micros);
  }

  @Override
  public String toString() {
    return dollars().toPlainString();
  }
}
