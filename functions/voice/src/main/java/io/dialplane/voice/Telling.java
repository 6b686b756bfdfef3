package io.dialplane.voice;

import io.dialplane.domain.Calls;
import io.dialplane.domain.Change;
import io.dialplane.domain.Event;
import io.dialplane.domain.Mode;
import io.dialplane.domain.Seen;
import io.dialplane.domain.StoredAnswer;
import io.dialplane.domain.StoredRequest;
import io.dialplane.domain.Tenant;
import io.dialplane.port.Commit;
import io.dialplane.port.Store;
import io.dialplane.port.StoreUnavailable;
import io.dialplane.port.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Writes what is told of calls to the outbox, each happening once.
record Telling(Store store) {
  /// What a caller may hear of silence for the sake of an event.
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /// An organisation that cannot exist.
  static final Tenant NOBODY = new Tenant("priming", Mode.TEST);

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

  /// A transaction that cannot apply: what it says it has seen is nowhere.
  void rehearse() {
    StoredRequest nothing =
        new StoredRequest.Answered(
            NOBODY, "priming", "", new StoredAnswer(200, null, false), Instant.EPOCH);
    store.commit(List.of(new Change.PutRequest(nothing, new Seen<>(null, "nothing"))));
  }
}
