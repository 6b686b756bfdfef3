package io.dialplane.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Interleaves tasks, one at a time: a task runs until its next pause, and then fate picks who goes
/// on. The same fate gives the same interleaving.
final class Loom {
  private static final ScopedValue<Task> CURRENT = ScopedValue.newInstance();

  private final Fate fate;
  private final List<Task> running = new ArrayList<>();

  Loom(Fate fate) {
    this.fate = fate;
  }

  /// Thrown where a function dies between two effects.
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
      super("the function died", null, false, false);
    }
  }

  /// Something under way.
  static final class Task {
    private final Random strand;
    private final Semaphore go = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private boolean ended;
    private @Nullable Throwable failure;

    Task(Random strand) {
      this.strand = strand;
    }
  }

  /// Begins a task; it does nothing before its first step.
  void spawn(Runnable body) {
    Task task = new Task(fate.strand());
    running.add(task);
    Thread.startVirtualThread(() -> ScopedValue.where(CURRENT, task).run(() -> weave(task, body)));
  }

  private static void weave(Task task, Runnable body) {
    task.go.acquireUninterruptibly();
    try {
      body.run();
    } catch (Crash _) {
      // It died as it was meant to.
    } catch (RuntimeException | Error e) {
      task.failure = e;
    } finally {
      task.ended = true;
      task.back.release();
    }
  }

  /// Lets somebody else go on. Outside a task it does nothing.
  static void pause() {
    if (CURRENT.isBound()) {
      Task task = CURRENT.get();
      task.back.release();
      task.go.acquireUninterruptibly();
    }
  }

  static boolean isTask() {
    return CURRENT.isBound();
  }

  /// What the task that runs draws from.
  static Random strand() {
    return CURRENT.get().strand;
  }

  int size() {
    return running.size();
  }

  /// Lets one task go on until its next pause or its end.
  void step() {
    Task task = fate.one(running);
    task.go.release();
    task.back.acquireUninterruptibly();
    if (task.ended) {
      running.remove(task);
      if (task.failure != null) {
        throw new AssertionError("a task broke", task.failure);
      }
    }
  }

  void drain() {
    while (!running.isEmpty()) {
      step();
    }
  }
}
