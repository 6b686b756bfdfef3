package io.dialplane.wiring;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dialplane.http.Json;
import io.dialplane.http.Trace;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/// What a function does before SnapStart takes its snapshot, which keeps loaded classes, linked
/// calls and compiled code: it goes through its [Rehearsal] until the compiler has seen enough of
/// it, and along the way to the real store. The clients that were connected are closed, since no
/// connection outlives a snapshot; a fresh one goes into it, which has nothing left to do but
/// connect.
final class Priming implements Resource {
  /// Every event is there twice, by either header of a key; the JIT's first tier compiles what has
  /// run 200 times.
  private static final int ROUNDS = 125;

  /// A start for a snapshot may take 130 seconds; a slow one gets a colder function instead.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int LONGEST_TRACE = 4_000;

  /// CRaC keeps weak references only.
  private static final List<Priming> KEPT = new ArrayList<>();

  private final Wiring wiring;
  private final Function<Wiring, RequestStreamHandler> function;

  Priming(Wiring wiring, Function<Wiring, RequestStreamHandler> function) {
    this.wiring = wiring;
    this.function = function;
  }

  static void register(Priming priming) {
    synchronized (KEPT) {
      KEPT.add(priming);
    }
    Core.getGlobalContext().register(priming);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    long began = System.nanoTime();
    PrintStream log = wiring.surroundings().log();
    var line = Json.object().put("requestId", "priming").put("operation", "rehearsal");
    try {
      line.put("rounds", rounds(began + PATIENCE.toNanos()));
      wiring.connect();
    } catch (RuntimeException bug) {
      // A function that is slow at first is better than none.
      line.put("error", Trace.of(bug, LONGEST_TRACE));
    }
    wiring.prepare();
    log.println(Json.write(line.put("ms", (System.nanoTime() - began) / 1_000_000)));
  }

  private int rounds(long end) {
    Rehearsal rehearsal = new Rehearsal(wiring.settings(), function);
    int rounds = 0;
    while (rounds < ROUNDS && System.nanoTime() < end) {
      var _ = rehearsal.once();
      rounds++;
    }
    return rounds;
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // The fresh client connects on its first use.
  }
}
