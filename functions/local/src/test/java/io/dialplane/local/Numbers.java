package io.dialplane.local;

import io.dialplane.testkit.ScriptableCarrier;
import java.util.concurrent.atomic.AtomicInteger;

/// Numbers for tests that the scripted carrier sells, each used once: the tables of all tests are
/// the same.
final class Numbers {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final int LINES = 100;

  private Numbers() {}

  static String next() {
    int index = NEXT.getAndIncrement();
    return "+1%s55501%02d"
        .formatted(ScriptableCarrier.AREA_CODES.get(index / LINES), index % LINES);
  }
}
