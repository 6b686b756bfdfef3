package io.dialplane.port;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Counts what one request asked of the store and of carriers, for its log line. Bound for the
/// length of a request.
public record Tally(AtomicInteger store, AtomicInteger carrier, AtomicBoolean carrierTrouble) {
  public static final ScopedValue<Tally> CURRENT = ScopedValue.newInstance();

  public static Tally start() {
    return new Tally(new AtomicInteger(), new AtomicInteger(), new AtomicBoolean());
  }

  /// The same work, counted where it is called from: a thread of its own inherits no count.
  public static <T> Supplier<T> carried(Supplier<T> work) {
    if (!CURRENT.isBound()) {
      return work;
    }
    Tally here = CURRENT.get();
    return () -> ScopedValue.where(CURRENT, here).call(work::get);
  }

  /// One call to the store.
  public static void countStore() {
    if (CURRENT.isBound()) {
      CURRENT.get().store.incrementAndGet();
    }
  }

  /// One call to a carrier.
  public static void countCarrier() {
    if (CURRENT.isBound()) {
      CURRENT.get().carrier.incrementAndGet();
    }
  }

  /// A carrier refused our own account, its funds or its credentials: an operator must act, so an
  /// alarm rings.
  public static void reportCarrierTrouble() {
    if (CURRENT.isBound()) {
      CURRENT.get().carrierTrouble.set(true);
    }
  }
}
