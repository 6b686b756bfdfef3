package io.dialplane.storm;

import io.dialplane.storm.Loom.Crash;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Everything that is left to chance in a storm, from one seed, and a tally of what happened. Every
/// turn of the storm draws from a strand of its own, and so does every task: what is drawn in one
/// does not move what is drawn in another, so that a storm that lacks a turn is like the whole one
/// but for that.
final class Fate {
  private final long seed;
  private final Tally tally = new Tally();
  private Random turn;

  Fate(long seed) {
    this.seed = seed;
    this.turn = strand(0);
  }

  /// From now on, and outside of tasks, the strand of this turn and this gust.
  void turns(int turn, int gust) {
    this.turn = strand(((long) turn << Integer.SIZE) + gust);
  }

  private Random strand(long number) {
    return new Random(new SplittableRandom(new Random(seed).nextLong() ^ number).nextLong());
  }

  /// A new one, for a task.
  Random strand() {
    return new Random(current().nextLong());
  }

  private Random current() {
    return Loom.isTask() ? Loom.strand() : turn;
  }

  /// At most one of these, each as often as its weight says.
  <M extends Mishap> Optional<M> strikes(List<M> possible) {
    double dice = current().nextDouble();
    Optional<M> struck = Optional.empty();
    for (M each : possible) {
      boolean strikes = struck.isEmpty() && dice < each.weight();
      tally.could(each, strikes);
      dice -= each.weight();
      if (strikes) {
        struck = Optional.of(each);
      }
    }
    return struck;
  }

  boolean strikes(Mishap mishap) {
    return strikes(List.of(mishap)).isPresent();
  }

  /// A function may end here.
  void mayEnd(Death death) {
    if (strikes(death)) {
      throw new Crash();
    }
  }

  /// Two functions' clocks differ by two seconds at most.
  Duration skew() {
    int seconds = below(3) - 1;
    note("a clock that is %+d s off".formatted(seconds));
    return Duration.ofSeconds(seconds);
  }

  int below(int bound) {
    return current().nextInt(bound);
  }

  double fraction() {
    return current().nextDouble();
  }

  <T> T one(List<T> of) {
    return of.get(below(of.size()));
  }

  void note(String kind) {
    tally.note(kind, 1);
  }

  Tally tally() {
    return tally;
  }

  /// For whoever wants randomness of the usual kind.
  RandomGenerator random() {
    return () -> current().nextLong();
  }
}
