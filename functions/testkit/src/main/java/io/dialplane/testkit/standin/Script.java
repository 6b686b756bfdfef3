package io.dialplane.testkit.standin;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// What a stand-in was told to do with requests to come.
final class Script {
  private final Queue<Failing> failing = new ConcurrentLinkedQueue<>();
  private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();

  /// One permit for each request that has failed as it was told to.
  private final Semaphore failed = new Semaphore(0);

  /// Which request fails, and how; without a line the next one that changes anything.
  private record Failing(String line, Fault fault) {}

  /// Which request is answered like this.
  private record Answered(String line, Said said) {}

  void fail(String line, Fault fault) {
    failing.add(new Failing(line, fault));
  }

  void answer(String line, Said said) {
    answered.add(new Answered(line, said));
  }

  void clear() {
    failing.clear();
    answered.clear();
    failed.drainPermits();
  }

  /// How a request fails.
  Optional<Fault> next(Heard request) {
    for (Failing each : failing) {
      boolean meant =
          each.line().isEmpty() ? request.isDeed() : request.line().startsWith(each.line());
      if (meant) {
        failing.remove(each);
        return Optional.of(each.fault());
      }
    }
    return Optional.empty();
  }

  /// What a request is answered in place of what the carrier would say.
  Optional<Said> instead(Heard request) {
    for (Answered each : answered) {
      if (request.line().startsWith(each.line())) {
        answered.remove(each);
        return Optional.of(each.said());
      }
    }
    return Optional.empty();
  }

  void failed() {
    failed.release();
  }

  boolean hasFailed(Duration patience) {
    try {
      return failed.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
