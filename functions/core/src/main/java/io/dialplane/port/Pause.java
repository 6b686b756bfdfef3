package io.dialplane.port;

import java.time.Duration;
import java.util.function.Consumer;

/// Waiting for a while. A simulation binds its own, in which nobody really waits.
public final class Pause {
  public static final ScopedValue<Consumer<Duration>> SIMULATED = ScopedValue.newInstance();

  private Pause() {}

  /// Waits, or returns at once where the thread was told to stop.
  public static void of(Duration time) {
    if (SIMULATED.isBound()) {
      SIMULATED.get().accept(time);
      return;
    }
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
