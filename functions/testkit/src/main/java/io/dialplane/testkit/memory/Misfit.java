package io.dialplane.testkit.memory;

import io.dialplane.testkit.memory.expression.Invalid;

/// A key that does not fit its table. Alone it is refused like any invalid request; in a
/// transaction it is the reason of its part.
final class Misfit extends Invalid {

  Misfit(String message) {
    super(message);
  }
}
