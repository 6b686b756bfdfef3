package io.dialplane.testkit;

import io.dialplane.domain.E164;
import io.dialplane.port.Carrier.Calls;
import io.dialplane.port.Carrier.Confirmed;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/// How the scriptable carrier points calls: at once, until a test says otherwise.
public final class ScriptedPointing {
  private final ConcurrentLinkedQueue<Supplier<CarrierAnswer<Confirmed>>> answers =
      new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private volatile Calls calls = Calls.ARE_POINTED;

  /// Every number that it was asked to point, as often as it was.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  public void answerNext(CarrierAnswer<Confirmed> answer) {
    answers.add(() -> answer);
  }

  public void refuseNext(int times) {
    for (int i = 0; i < times; i++) {
      answerNext(CarrierAnswer.refused(Refusal.THROTTLED, "too many"));
    }
  }

  /// Runs `meanwhile` when the next number is to be pointed, and points it then.
  public void duringNext(Runnable meanwhile) {
    answers.add(
        () -> {
          meanwhile.run();
          return CarrierAnswer.accepted(Confirmed.DONE);
        });
  }

  /// What it takes from now on for calls to come here.
  public void calls(Calls now) {
    calls = now;
  }

  Calls calls() {
    return calls;
  }

  CarrierAnswer<Confirmed> point(E164 e164) {
    asked.add(e164.value());
    Supplier<CarrierAnswer<Confirmed>> scripted = answers.poll();
    return scripted == null ? CarrierAnswer.accepted(Confirmed.DONE) : scripted.get();
  }
}
