package io.dialplane.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.testkit.memory.Clause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Takes one condition out of one write at a time and shows a storm that then leaves something
/// wrong. The list is what the functions really send, so that a new condition cannot hide.
class ConditionsTest {
  private static final int REQUESTS = Integer.getInteger("storm.conditions.requests", 700);
  private static final int SEEDS = Integer.getInteger("storm.conditions.seeds", 12);

  /// Conditions that no storm can show, each with the reason why it stays.
  private static final Map<String, String> BACKSTOPS = Backstops.all();

  @Test
  void every_condition_is_load_bearing() {
    Set<String> found = new TreeSet<>();
    Map<String, String> unnoticed = new TreeMap<>();
    for (Clause clause : clauses()) {
      String name = name(clause);
      found.add(name);
      Optional<String> seen =
          BACKSTOPS.containsKey(name) ? Optional.of("backstop") : broken(clause);
      System.out.println("without " + name + ": " + seen.orElse("nothing is noticed"));
      if (seen.isEmpty()) {
        unnoticed.put(name, "nothing is noticed");
      }
    }

    assertThat(unnoticed).isEmpty();
    assertThat(found).containsAll(BACKSTOPS.keySet());
  }

  /// Every condition of every write in a few storms.
  private static Set<Clause> clauses() {
    Set<Clause> clauses = new TreeSet<>(java.util.Comparator.comparing(ConditionsTest::name));
    for (long seed = 1; seed <= 6; seed++) {
      new Storm(
              Weather.of(seed, 2_000)
                  .with(
                      request -> {
                        synchronized (clauses) {
                          clauses.addAll(Clause.of(request));
                        }
                        return request;
                      }))
          .run();
    }
    return clauses;
  }

  private static String name(Clause clause) {
    return "%s %s: %s".formatted(clause.write().action(), clause.write().table(), clause.words());
  }

  /// The first storm in which its absence is noticed.
  private static Optional<String> broken(Clause clause) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Weather weather = Weather.of(seed, REQUESTS).with(clause::without);
      List<String> wrongs = wrongs(weather);
      if (!wrongs.isEmpty()) {
        return Optional.of("%s: %s".formatted(weather, wrongs.getFirst()));
      }
    }
    return Optional.empty();
  }

  static List<String> wrongs(Weather weather) {
    try {
      return new Storm(weather).run();
    } catch (AssertionError | RuntimeException e) {
      return List.of("broke: " + e);
    }
  }
}
