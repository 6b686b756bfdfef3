package io.dialplane.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.dynamodb.EveryWrite;
import io.dialplane.testkit.Access;
import io.dialplane.testkit.memory.Clause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every condition of every write is load-bearing: takes one at a time out of the product and shows
/// what then goes wrong, in a storm, or else in a scene of [Guards].
class ConditionsTest {
  private static final int REQUESTS = 900;

  /// So many storms are let loose at most until one notices.
  private static final int MOST_STORMS = 400;

  /// The storm that notices the absence of each. A seed stands for another storm as soon as
  /// anything in the product or in the storm is changed: the search then goes on from there.
  private static final Map<String, Weather> STORMS =
      Map.ofEntries(
          storm("DeleteItem AgentsTable: #stamp = :seen", Crowd.BUILDERS, 5),
          storm("DeleteItem NumbersTable: #stamp = :seen", Crowd.HOLDERS, 1),
          storm("PutItem AgentsTable: #stamp = :seen", Crowd.BUILDERS, 3),
          storm("PutItem DutiesTable: #stamp = :seen", Crowd.MARKET, 4),
          storm("PutItem DutiesTable: attribute_not_exists(#key)", Crowd.BUILDERS, 24),
          storm("PutItem KeysTable: #stamp = :seen", Crowd.BUILDERS, 6),
          storm("PutItem LedgerTable: attribute_not_exists(#key)", Crowd.PAUPERS, 1),
          storm("PutItem NumbersTable: #stamp = :seen", Crowd.MARKET, 4),
          storm("PutItem NumbersTable: attribute_not_exists(#key)", Crowd.PAUPERS, 7),
          storm("PutItem RequestsTable: #stamp = :seen", Crowd.MARKET, 4),
          storm("PutItem RequestsTable: attribute_not_exists(#key)", Crowd.BUILDERS, 4),
          storm("UpdateItem AgentsTable: attribute_exists(agentId)", Crowd.BUILDERS, 2),
          storm("UpdateItem HoldsTable: #held.#d = :d", Crowd.HOLDERS, 332),
          storm("UpdateItem HoldsTable: size(#held) < :limit", Crowd.HOLDERS, 19),
          storm("UpdateItem WalletsTable: available >= :least", Crowd.PAUPERS, 64),
          storm("UpdateItem WalletsTable: available >= :x", Crowd.PAUPERS, 1));

  private static final Map<String, Guards.Guard> GUARDS = Guards.known().all();

  /// The two conditions that no change brings: a key's last day, and the sandbox's memory.
  private static final Map<String, Clause> APART =
      Map.of(
          "DynamoDbStore.java",
          new Clause(new Access("UpdateItem", "KeysTable"), "attribute_exists(keyHash)"),
          "Sales.java",
          new Clause(new Access("PutItem", "SandboxTable"), "attribute_not_exists(e164)"));

  private static Map.Entry<String, Weather> storm(String name, Crowd crowd, long seed) {
    return Map.entry(name, Weather.of(seed, REQUESTS).with(crowd));
  }

  /// All there are in the code.
  private static Set<Clause> clauses() {
    Set<Clause> clauses = new TreeSet<>(Clause.BY_NAME);
    clauses.addAll(EveryWrite.clauses(Sky.variables()));
    clauses.addAll(APART.values());
    return clauses;
  }

  @Test
  void each_is_shown_in_one_way() {
    Set<String> shown = new TreeSet<>(STORMS.keySet());
    shown.addAll(GUARDS.keySet());

    assertThat(clauses()).extracting(Clause::name).containsExactlyInAnyOrderElementsOf(shown);
    assertThat(STORMS.keySet()).doesNotContainAnyElementsOf(GUARDS.keySet());
  }

  @Test
  void none_is_written_where_it_would_not_be_listed() throws IOException {
    Map<String, Long> sources = new TreeMap<>();
    Pattern states = Pattern.compile("\\.conditionExpression\\(");
    try (Stream<Path> files = Files.walk(Path.of("functions"))) {
      files
          .filter(file -> file.toString().matches(".*/src/main/java/.*[.]java"))
          .filter(file -> !file.toString().contains("/testkit/"))
          .forEach(
              file -> {
                long times = states.matcher(text(file)).results().count();
                if (times > 0) {
                  sources.put(file.getFileName().toString(), times);
                }
              });
    }

    // Puts with either condition, deletes and updates: what changes are written by.
    assertThat(sources.remove("Write.java")).isEqualTo(4);
    assertThat(sources.keySet()).isEqualTo(new TreeSet<>(APART.keySet()));
    assertThat(sources.values()).allMatch(times -> times == 1);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest>
      a_storm_notices_that_it_is_missing_and_leaves_nothing_wrong_while_it_is_there() {
    return clauses().stream()
        .filter(clause -> STORMS.containsKey(clause.name()))
        .map(
            clause ->
                DynamicTest.dynamicTest(
                    clause.name(),
                    () -> {
                      Optional<Weather> noticed = noticing(clause);
                      assertThat(noticed).isPresent();
                      System.out.println(clause.name() + " is missed in " + noticed.get());
                      assertThat(Storm.wrongs(noticed.get())).isEmpty();
                    }));
  }

  private static Optional<Weather> noticing(Clause clause) {
    Weather first = Objects.requireNonNull(STORMS.get(clause.name()));
    return LongStream.range(first.seed(), first.seed() + MOST_STORMS)
        .mapToObj(seed -> Weather.of(seed, REQUESTS).with(first.crowd()))
        .filter(weather -> !Storm.wrongs(weather.with(clause::without)).isEmpty())
        .findFirst();
  }

  @TestFactory
  Stream<DynamicTest> it_keeps_what_came_between() {
    return guarded(clause -> assertThat(isUnharmed(clause, false)).isTrue());
  }

  @TestFactory
  Stream<DynamicTest> what_came_between_is_lost_when_it_is_missing() {
    return guarded(clause -> assertThat(isUnharmed(clause, true)).isFalse());
  }

  private static Stream<DynamicTest> guarded(Consumer<Clause> shows) {
    return clauses().stream()
        .filter(clause -> GUARDS.containsKey(clause.name()))
        .map(clause -> DynamicTest.dynamicTest(clause.name(), () -> shows.accept(clause)));
  }

  private static boolean isUnharmed(Clause clause, boolean isMissing) {
    Guards.Guard guard = Objects.requireNonNull(GUARDS.get(clause.name()));
    Scene scene = new Scene();
    guard.before().accept(scene);
    Interloper interloper = new Interloper(clause, isMissing, guard.harm());
    scene.comesBetween(interloper);
    guard.deed().accept(scene);
    return guard.unharmed().test(scene.item(clause.write().table(), interloper.key()));
  }
}
