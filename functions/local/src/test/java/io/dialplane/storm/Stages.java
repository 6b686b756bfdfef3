package io.dialplane.storm;

import io.dialplane.storm.Weather.Flaw;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Where an [Interloper] meets every kind of transaction: in storms of every crowd and of a carrier
/// that leaves orphans, and for what happens in none of them in a scene of its own.
final class Stages {
  /// After so many storms of each crowd what has not been met is not there.
  private static final int MOST_ROUNDS = 20;

  /// What no storm does, or seldom.
  private static final List<Consumer<Scene>> SCENES =
      List.of(
          Scene::credit,
          Scene::assign,
          Scene::buyWhatIsRefused,
          Scene::buyWhatIsHeldOfABrokeCarrier,
          Scene::buyOverAHoldThatHasEnded,
          Scene::importForAnAgent,
          Scene::releaseUnderAnOldKey,
          Scene::leaveAtTheCarrier,
          Scene::importAnOrphan,
          Scene::leaveAnotherOrphan,
          Scene::outliveTheGrace);

  private Stages() {}

  /// What became of every condition that was met until all of those had been, by their names.
  static Map<String, Interloper.Shown> shown(Set<String> loads) {
    Interloper interloper = new Interloper();
    for (Consumer<Scene> scene : SCENES) {
      Scene stage = new Scene();
      stage.comesBetween(interloper);
      scene.accept(stage);
    }
    Iterator<Weather> storms =
        LongStream.range(1, MOST_ROUNDS).boxed().flatMap(Stages::round).iterator();
    while (storms.hasNext() && !interloper.shown().keySet().containsAll(loads)) {
      Weather weather = storms.next();
      new Storm(weather, Storm.market(weather), interloper).run();
    }
    return interloper.shown();
  }

  private static Stream<Weather> round(long seed) {
    Weather weather = Weather.of(seed, Weather.SHORT);
    return Stream.concat(
        Stream.of(Crowd.values()).map(weather::with),
        Stream.of(weather.with(Crowd.MARKET).with(Flaw.APPLIED_AFTER_QUIET)));
  }
}
