package io.dialplane.storm;

import io.dialplane.port.CarrierAnswer;
import io.dialplane.storm.Loom.Crash;
import io.dialplane.testkit.standin.Fault;
import io.dialplane.testkit.standin.StandIn;
import java.util.List;
import java.util.function.Supplier;

/// What goes wrong between an adapter and its carrier: a stand-in that fails requests before and
/// after it has done what they ask, that does it late, and that cannot be asked.
final class HttpWeather {
  /// What does not make the adapter wait. The others do, for as long as it is patient.
  private static final List<Fault> QUICK =
      List.of(
          Fault.FAILS_BEFORE,
          Fault.FAILS_AFTER,
          Fault.GARBLES,
          Fault.BREAKS_OFF,
          Fault.DROPS_BEFORE,
          Fault.DROPS_AFTER,
          Fault.THROTTLES,
          Fault.DENIES);

  private static final List<Fault> SLOW =
      List.of(Fault.TIMES_OUT_BEFORE, Fault.TIMES_OUT_AFTER, Fault.APPLIES_LATE);

  /// An adapter asks so often what changes nothing.
  private static final int ATTEMPTS = 3;

  private final Fate fate;
  private final StandIn standIn;
  private boolean calm = true;

  HttpWeather(Fate fate, StandIn standIn) {
    this.fate = fate;
    this.standIn = standIn;
  }

  void rage() {
    calm = false;
  }

  void calmDown() {
    calm = true;
  }

  boolean isCalm() {
    return calm;
  }

  private boolean strikes(String kind, double probability) {
    return !calm && fate.strikes("carrier: " + kind, probability);
  }

  /// A question: it may fail, and whoever asks may hear nothing.
  <T> CarrierAnswer<T> ask(Supplier<CarrierAnswer<T>> question) {
    Loom.pause();
    if (strikes("question fails", 0.08)) {
      Fault fault = fate.below(2) == 0 ? Fault.THROTTLES : Fault.DENIES;
      for (int i = 0; i < ATTEMPTS; i++) {
        standIn.failNext("GET", fault);
      }
    }
    return told(question);
  }

  /// A deed: it may fail before or after it is done, or be done late; and the function may die.
  <T> CarrierAnswer<T> act(String what, Supplier<CarrierAnswer<T>> deed) {
    Loom.pause();
    if (strikes(what + " fails", 0.15)) {
      fail(fate.one(QUICK));
    } else if (strikes(what + " gets no answer", 0.03)) {
      fail(fate.one(SLOW));
    }
    CarrierAnswer<T> answer = told(deed);
    if (strikes("died after " + what, StoreWeather.CRASH)) {
      throw new Crash();
    }
    return answer;
  }

  private void fail(Fault fault) {
    fate.note("fault: " + fault);
    standIn.failNextDeed(fault);
  }

  private <T> CarrierAnswer<T> told(Supplier<CarrierAnswer<T>> call) {
    if (!calm) {
      fate.note("carrier calls");
    }
    try {
      return call.get();
    } finally {
      standIn.forgive();
    }
  }
}
