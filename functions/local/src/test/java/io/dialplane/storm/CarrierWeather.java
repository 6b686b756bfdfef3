package io.dialplane.storm;

import static io.dialplane.port.CarrierAnswer.refused;
import static io.dialplane.port.CarrierAnswer.unknown;

import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What goes wrong between a function and the storm's carrier, and the function's end right before
/// or right after whatever changes something there.
final class CarrierWeather {
  private final Fate fate;
  private final int mostLateSeconds;
  private boolean calm = true;

  /// What is applied late is so within this.
  CarrierWeather(Fate fate, int mostLateSeconds) {
    this.fate = fate;
    this.mostLateSeconds = mostLateSeconds;
  }

  void rage() {
    calm = false;
  }

  void calmDown() {
    calm = true;
  }

  /// Whether what is sold now does not show at once.
  boolean lags() {
    return !calm && fate.strikes(CarrierFault.LIST_LAGS);
  }

  /// A question: whatever goes wrong, nothing is told.
  <T> CarrierAnswer<T> ask(Supplier<CarrierAnswer<T>> question) {
    Loom.pause();
    if (calm) {
      return question.get();
    }
    fate.note(Tally.CARRIER_CALLS);
    return fate.strikes(CarrierFault.OF_ALL)
        .map(
            fault ->
                fault == CarrierFault.REFUSED
                    ? CarrierAnswer.<T>refused(Refusal.THROTTLED, fault.label())
                    : CarrierAnswer.<T>unknown(fault.label()))
        .orElseGet(question);
  }

  /// A deed, which is told how late it is to be done.
  <T> CarrierAnswer<T> act(CarrierStep step, Function<Duration, CarrierAnswer<T>> deed) {
    Loom.pause();
    if (calm) {
      return deed.apply(Duration.ZERO);
    }
    fate.note(Tally.CARRIER_CALLS);
    fate.mayEnd(Death.before(step.label()));
    Optional<CarrierFault> fault = fate.strikes(step.faults());
    if (fault.isEmpty()) {
      CarrierAnswer<T> answer = deed.apply(Duration.ZERO);
      fate.mayEnd(Death.after(step.label()));
      return answer;
    }
    return switch (fault.get()) {
      case TIMEOUT_BEFORE -> unknown(fault.get().label());
      case REFUSED -> no(step);
      case APPLIED_LATE ->
          done(step, fault.get(), deed, Duration.ofSeconds(1 + fate.below(mostLateSeconds)));
      case TIMEOUT_AFTER, FAILS_AFTER, UNREADABLE, OWNED_ALREADY, LIST_LAGS ->
          done(step, fault.get(), deed, Duration.ZERO);
    };
  }

  /// It is done, and nobody is told.
  private <T> CarrierAnswer<T> done(
      CarrierStep step,
      CarrierFault fault,
      Function<Duration, CarrierAnswer<T>> deed,
      Duration late) {
    var _ = deed.apply(late);
    fate.mayEnd(Death.after(step.label()));
    return unknown(fault.label());
  }

  private <T> CarrierAnswer<T> no(CarrierStep step) {
    Refusal reason = fate.one(step.refusals());
    fate.note("refused: %s, %s".formatted(step.label(), reason));
    return refused(reason, "no");
  }
}
