package io.dialplane.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.testkit.memory.Clause;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Takes one condition out of one write at a time and shows a storm that then leaves something
/// wrong.
class ConditionsTest {
  private static final int REQUESTS = 700;

  /// The storm in which the absence of each is noticed.
  private static final Map<String, Long> NOTICED =
      Map.of(
          "PutItem NumbersTable: #stamp = :seen", 5L,
          "PutItem NumbersTable: attribute_not_exists(#key)", 5L,
          "PutItem RequestsTable: #stamp = :seen", 3L);

  @TestFactory
  List<DynamicTest> a_storm_notices_that_a_condition_is_missing() {
    Set<Clause> clauses = clauses();
    assertThat(clauses).extracting(ConditionsTest::name).containsAll(NOTICED.keySet());
    return clauses.stream()
        .filter(clause -> NOTICED.containsKey(name(clause)))
        .map(
            clause ->
                DynamicTest.dynamicTest(
                    name(clause), () -> assertThat(wrongs(without(clause))).isNotEmpty()))
        .toList();
  }

  @Test
  void the_same_storms_leave_nothing_wrong_with_every_condition_in_place() {
    for (long seed : NOTICED.values()) {
      assertThat(wrongs(Weather.of(seed, REQUESTS))).isEmpty();
    }
  }

  private static Weather without(Clause clause) {
    return Weather.of(NOTICED.getOrDefault(name(clause), 0L), REQUESTS).with(clause::without);
  }

  /// Every condition of every write in a storm.
  private static Set<Clause> clauses() {
    Set<Clause> clauses = new TreeSet<>(Comparator.comparing(ConditionsTest::name));
    Weather weather =
        Weather.of(1, 2_000)
            .with(
                request -> {
                  synchronized (clauses) {
                    clauses.addAll(Clause.of(request));
                  }
                  return request;
                });
    new Storm(weather).run();
    return clauses;
  }

  private static String name(Clause clause) {
    return "%s %s: %s".formatted(clause.write().action(), clause.write().table(), clause.words());
  }

  static List<String> wrongs(Weather weather) {
    try {
      return new Storm(weather).run();
    } catch (AssertionError | RuntimeException e) {
      return List.of("broke: " + e);
    }
  }
}
