package io.dialplane.testkit.memory.expression;

/// A condition or an update.
public sealed interface Expression permits Condition, Update {

  /// Refuses what no item could make right.
  void check(Placeholders placeholders);
}
