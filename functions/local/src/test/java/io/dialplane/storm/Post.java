package io.dialplane.storm;

import io.dialplane.testkit.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Carries customers' errands to the functions and their answers back, and keeps the history of
/// both.
final class Post {
  private final Loom loom;
  private final Sky sky;
  private final StormClock clock;
  private final Fate fate;
  private final Witness witness;
  private final List<String> history = new ArrayList<>();
  private int letters;

  Post(Loom loom, Sky sky, StormClock clock, Fate fate, Witness witness) {
    this.loom = loom;
    this.sky = sky;
    this.clock = clock;
    this.fate = fate;
    this.witness = witness;
  }

  /// What was answered, and in which turn it was asked for, oldest first.
  List<String> history() {
    return history;
  }

  void send(Customer customer, Errand errand, int turn) {
    errand.leaves(clock.now(), letters++);
    fate.note("requests");
    Duration skew = fate.skew();
    String asked = "%d: %s %s".formatted(turn, customer.name(), errand.inFull());
    loom.spawn(
        () ->
            Sky.survive(
                () -> {
                  Response answer = sky.send(errand, customer.apiKey(), skew);
                  errand.comesBack(answer, clock.now(), letters++);
                  customer.hears(errand, answer);
                  if (answer.status() == 500) {
                    witness.saw("500 for " + errand.inFull());
                  }
                  tell("%s: %d".formatted(asked, answer.status()));
                },
                () -> {
                  errand.comesBack(null, clock.now(), letters++);
                  tell(asked + ": died");
                }));
  }

  void tell(String line) {
    history.add(clock.now() + " " + line);
  }
}
