package io.dialplane.voice;

import io.dialplane.domain.Calls;
import io.dialplane.domain.Event;
import io.dialplane.port.Commit;
import io.dialplane.port.Store;
import io.dialplane.port.StoreUnavailable;
import io.dialplane.port.Tally;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Writes what is told of calls to the outbox, each happening once.
record Telling(Store store) {
  /// What a caller may hear of silence for the sake of an event.
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final Executor BESIDE = Thread::startVirtualThread;

  /// Whether this was the first to tell it.
  boolean tell(Event event) {
    return store.commit(Calls.once(event)) instanceof Commit.Applied;
  }

  /// Tells it, but keeps no answer waiting: false where the store is busy or slow. Lambda freezes
  /// what still runs when an answer leaves, so the event may be lost then.
  boolean tellQuickly(Event event) {
    CompletableFuture<Boolean> told =
        CompletableFuture.supplyAsync(Tally.carried(() -> tell(event)), BESIDE);
    try {
      told.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StoreUnavailable) {
        return false;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
