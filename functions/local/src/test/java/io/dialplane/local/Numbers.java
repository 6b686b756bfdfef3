package io.dialplane.local;

import java.util.concurrent.atomic.AtomicInteger;

/// Numbers for tests, each used once: the tables of all tests are the same.
final class Numbers {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final int PLAIN = 88;

  private Numbers() {}

  /// A plain number of area code 415, which the scripted carrier sells.
  static String next() {
    int line = NEXT.getAndIncrement();
    if (line > PLAIN) {
      throw new IllegalStateException("too many tests for one area code");
    }
    return "+141555501%02d".formatted(line);
  }
}
