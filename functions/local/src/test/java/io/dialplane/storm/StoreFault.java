package io.dialplane.storm;

import java.util.List;

/// How a call to the store fails.
enum StoreFault implements Mishap {
  REFUSED_BEFORE("refused before", 0.04),
  THROTTLED("throttled", 0.04),
  /// Applied, and the answer is lost.
  ANSWER_LOST("applied, answer lost", 0.05),
  TRANSACTION_CONFLICT("TransactionConflict", 0.08),
  MIXED_REASONS("mixed reasons", 0.04);

  static final List<StoreFault> OF_TRANSACTIONS = List.of(values());
  static final List<StoreFault> OF_OTHERS = List.of(REFUSED_BEFORE, THROTTLED, ANSWER_LOST);

  private final String label;
  private final double weight;

  StoreFault(String label, double weight) {
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
