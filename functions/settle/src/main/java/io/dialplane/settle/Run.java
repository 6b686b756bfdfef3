package io.dialplane.settle;

import io.dialplane.http.Surroundings;
import io.dialplane.http.Trace;
import io.dialplane.port.Page;
import io.dialplane.port.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// One run of settle: until when it may work, what it has done, and what broke. Each item is on its
/// own, so that one that breaks stops nobody.
final class Run {
  private static final int PAGE = 100;

  /// So many items of one kind at most in one run; the rest is the next run's.
  private static final int MOST_ITEMS = 1_000;

  private static final int LONGEST_TRACE = 4_000;

  private final Surroundings around;
  private final Instant deadline;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, Integer> broken = new TreeMap<>();
  private Duration waited = Duration.ZERO;

  Run(Surroundings around, Instant deadline) {
    this.around = around;
    this.deadline = deadline;
  }

  Instant now() {
    return around.clock().instant();
  }

  Instant deadline() {
    return deadline;
  }

  void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  Map<String, Integer> counts() {
    return counts;
  }

  /// Work begins that was due at `due`.
  void begins(Instant due) {
    Duration since = Duration.between(due, now());
    waited = since.compareTo(waited) > 0 ? since : waited;
  }

  /// The longest that anything begun in this run had been due.
  Duration waited() {
    return waited;
  }

  /// How many items of each kind broke.
  Map<String, Integer> broken() {
    return broken;
  }

  /// What is left of the time, shared among `parts` kinds of work that still wait.
  Instant share(int parts) {
    Duration left = Duration.between(now(), deadline);
    return left.isNegative() ? deadline : now().plus(left.dividedBy(parts));
  }

  /// Hands every item to `work` until `until`.
  <T> void each(
      String kind, Function<PageRequest, Page<T>> pages, Consumer<T> work, Instant until) {
    String after = null;
    int items = 0;
    do {
      Page<T> page = pages.apply(new PageRequest(after, PAGE));
      for (T item : page.rows()) {
        if (!now().isBefore(until)) {
          return;
        }
        guarded(kind, () -> work.accept(item));
      }
      items += page.rows().size();
      after = page.next();
    } while (after != null && items < MOST_ITEMS);
  }

  /// Runs something whose failure is its own.
  void guarded(String kind, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException bug) {
      broken.merge(kind, 1, Integer::sum);
      around.log().println(SettleLog.broken(kind, Trace.of(bug, LONGEST_TRACE)));
    }
  }
}
