package io.dialplane.storm;

import io.dialplane.port.CarrierAnswer;
import io.dialplane.testkit.standin.StandIn;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// What goes wrong between an adapter and its carrier: a stand-in that fails requests before and
/// after it has done what they ask, that does it late or is asked for it twice, and that cannot be
/// asked; and the function's end right before or right after a deed.
final class HttpWeather {
  /// An adapter asks so often what changes nothing.
  private static final int ATTEMPTS = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Fate fate;
  private final StandIn standIn;
  private boolean calm = true;
  private boolean slow;

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

  /// Whether the answer that is asked for now will never come, so that nobody need wait for long.
  boolean isSlow() {
    return slow;
  }

  /// A question: it may fail, and whoever asks may hear nothing.
  <T> CarrierAnswer<T> ask(Supplier<CarrierAnswer<T>> question) {
    Loom.pause();
    if (calm) {
      return question.get();
    }
    fate.strikes(HttpFault.OF_QUESTIONS)
        .ifPresent(
            each -> {
              for (int i = 0; i < ATTEMPTS; i++) {
                standIn.failNext("GET", each.fault());
              }
            });
    return told(question);
  }

  /// A deed: it may fail before or after it is done, or be done late; and the function may die.
  <T> CarrierAnswer<T> act(CarrierStep step, Supplier<CarrierAnswer<T>> deed) {
    Loom.pause();
    if (calm) {
      return deed.get();
    }
    fate.mayEnd(Death.before(step.label()));
    Optional<HttpFault> fault = fate.strikes(HttpFault.OF_DEEDS);
    fault.ifPresent(each -> standIn.failNextDeed(each.fault()));
    slow = fault.filter(HttpFault::isSlow).isPresent();
    CarrierAnswer<T> answer = told(deed);
    slow = false;
    fate.mayEnd(Death.after(step.label()));
    return answer;
  }

  private <T> CarrierAnswer<T> told(Supplier<CarrierAnswer<T>> call) {
    fate.note(Tally.CARRIER_CALLS);
    CarrierAnswer<T> answer = call.get();
    if (slow && answer instanceof CarrierAnswer.Unknown<T>) {
      // Days may pass before the next call: this one is over only when it is over there.
      standIn.hasFailed(PATIENCE);
    }
    standIn.forgive();
    return answer;
  }
}
