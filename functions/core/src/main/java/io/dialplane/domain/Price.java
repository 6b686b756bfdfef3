package io.dialplane.domain;

/// What a number costs: once, and each month, the first month included in the purchase.
public record Price(Money setup, Money monthly) {
  public static final Price FREE = new Price(Money.ZERO, Money.ZERO);

  /// What a purchase debits.
  public Money total() {
    return setup.plus(monthly);
  }

  /// The cheaper of two prices by what a purchase debits.
  public Price lower(Price other) {
    return other.total().compareTo(total()) < 0 ? other : this;
  }
}
