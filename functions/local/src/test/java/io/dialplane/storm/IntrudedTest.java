package io.dialplane.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Every condition whose absence no storm notices by itself is missed by one in which somebody
/// comes between: an [Intruder] strikes right before a write, at that condition only, and the storm
/// goes on. Its change is lost, and the storm says so; with the condition in place it is kept, and
/// nothing is wrong.
@Execution(ExecutionMode.CONCURRENT)
class IntrudedTest {
  /// What no storm does, and why.
  private static final Map<String, String> SCENES =
      Map.of(
          "Sales.sell | PutItem SandboxTable: attribute_not_exists(e164)",
          "the sandbox's own memory, no transaction; storms have a carrier of their own");

  /// What a carrier does that is late on purpose.
  private static final String ORPHAN = "orphan at the carrier: ";

  private static final Map<String, Weather> STORMS = Loads.intruded();

  /// What is wrong and where the intruder has struck, by the storms with every condition in place.
  /// As each of its changes is taken back, it may strike in one storm at all that are tried there.
  private static final Map<String, Kept> KEPT = new ConcurrentHashMap<>();

  private record Kept(Set<String> struck, List<String> wrongs) {

    static Kept of(Weather weather) {
      Intruder intruder = Intruder.with(STORMS.keySet());
      List<String> wrongs = new ArrayList<>(intruder.wrongs(weather));
      if (weather.flaw() != Weather.Flaw.NONE) {
        wrongs.removeIf(wrong -> wrong.startsWith(ORPHAN));
      }
      return new Kept(intruder.struck(), wrongs);
    }
  }

  @Test
  void only_what_no_storm_does_is_a_scene() {
    assertThat(Loads.scenes()).isEqualTo(SCENES.keySet());
    assertThat(Loads.storms().size() + STORMS.size() + SCENES.size()).isEqualTo(Loads.all().size());
  }

  @TestFactory
  Stream<DynamicTest>
      a_storm_loses_what_came_between_while_it_is_missing_and_nothing_while_it_is_there() {
    Set<String> shown = new TreeSet<>();
    Loads.storms().keySet().forEach(load -> shown.add(ConditionsTest.clause(load)));
    return STORMS.keySet().stream()
        .filter(load -> shown.add(ConditionsTest.clause(load)) || ConditionsTest.ALL)
        .map(load -> DynamicTest.dynamicTest(load, () -> losing(load)));
  }

  private static void losing(String load) {
    Weather first = Objects.requireNonNull(STORMS.get(load));
    Optional<Weather> losing =
        candidates(first)
            .filter(weather -> isKept(load, weather))
            .filter(weather -> isLost(load, weather))
            .findFirst();

    assertThat(losing).isPresent();
    System.out.printf("%s is missed with an interloper in %s%n", load, losing.get());
  }

  private static boolean isKept(String load, Weather weather) {
    Kept kept = KEPT.computeIfAbsent(weather.toString() + weather.flaw(), _ -> Kept.of(weather));
    return kept.wrongs().isEmpty() && kept.struck().contains(load);
  }

  /// Its own word, since a change that is not lost may do harm as well.
  private static boolean isLost(String load, Weather weather) {
    return Intruder.without(load).wrongs(weather).stream()
        .anyMatch(wrong -> wrong.startsWith(Intruder.LOST) && wrong.contains(load));
  }

  /// The one in the table, then others: a seed stands for another storm as soon as anything in the
  /// product or in the storm is changed.
  private static Stream<Weather> candidates(Weather first) {
    Stream<Weather> others =
        LongStream.rangeClosed(1, ConditionsTest.MOST_STORMS)
            .mapToObj(seed -> Weather.of(seed, Weather.SHORT).with(first.flaw()))
            .flatMap(weather -> Stream.of(Crowd.values()).map(weather::with));
    return Stream.concat(Stream.of(first), others);
  }
}
