package io.dialplane.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.dynamodb.EveryWrite;
import io.dialplane.testkit.Access;
import io.dialplane.testkit.memory.Clause;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Every condition of every kind of transaction is load-bearing: takes one at a time out of the
/// product and shows what then goes wrong, to one item in the moment in which somebody comes
/// between, and in the storm that notices, be it that somebody comes between in it, which is
/// [IntrudedTest].
@Execution(ExecutionMode.CONCURRENT)
class ConditionsTest {
  /// `-Dconditions=all`, as `.ci/run` says, lets loose the storm of every load; otherwise one for
  /// each condition, whatever transaction it is in.
  static final boolean ALL = "all".equals(System.getProperty("conditions"));

  /// So many storms are looked at until one notices. A seed stands for another storm as soon as
  /// anything in the product or in the storm is changed: the search goes on from there.
  static final int MOST_STORMS = 40;

  private static final Map<String, Interloper.Shown> SHOWN = Stages.shown(Loads.all());

  /// The two conditions that no change brings: a key's last day, and the sandbox's memory.
  private static final Map<String, Clause> APART =
      Map.of(
          "DynamoDbStore.java",
          new Clause(new Access("UpdateItem", "KeysTable"), "attribute_exists(keyHash)"),
          "Sales.java",
          new Clause(new Access("PutItem", "SandboxTable"), "attribute_not_exists(e164)"));

  /// What sends transactions and is on no stage.
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "DynamoDbStore.commit", "hands on what others send",
          "Call.commit", "hands on what others send",
          "OwnNumber.transact", "hands on what others send",
          "GrantImport.run", "on no condition: the last grant stands",
          "Rehearsal.furnish", "to tables that are made up",
          "Telling.tell", "a call's, which CallStatusTest tells twice",
          "Seed.sow", "the local runner's, which is never deployed");

  private static final Map<String, Probe> PROBES = new ConcurrentHashMap<>();

  @Test
  void the_table_names_every_condition_of_every_kind_of_transaction() {
    assertThat(SHOWN.keySet()).isEqualTo(Loads.all());
  }

  @Test
  void every_place_that_sends_a_transaction_is_in_it() {
    Set<String> places =
        Loads.all().stream()
            .map(load -> load.replaceAll(" .*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    // Single writes, on the two conditions apart.
    places.removeAll(Set.of("Execution.noting", "Sales.sell"));
    places.addAll(ELSEWHERE.keySet());

    assertThat(Loads.places()).isEqualTo(places);
  }

  @Test
  void every_condition_that_a_change_can_bring_is_in_it() {
    Set<Clause> clauses = new TreeSet<>(Clause.BY_NAME);
    clauses.addAll(EveryWrite.clauses(Sky.variables()));
    clauses.addAll(APART.values());
    Set<String> names =
        Loads.all().stream().map(ConditionsTest::clause).collect(Collectors.toSet());

    assertThat(clauses).extracting(Clause::name).containsExactlyInAnyOrderElementsOf(names);
  }

  static String clause(String load) {
    return load.replaceAll(".* [|] ", "");
  }

  @Test
  void none_is_written_where_it_would_not_be_listed() {
    Map<String, Long> sources = new TreeMap<>();
    Pattern states = Pattern.compile("\\.conditionExpression\\(");
    for (Path source : Loads.sources()) {
      long times = states.matcher(Loads.text(source)).results().count();
      if (times > 0) {
        sources.put(source.getFileName().toString(), times);
      }
    }

    // Puts with either condition, deletes and updates: what changes are written by.
    assertThat(sources.remove("Write.java")).isEqualTo(4);
    assertThat(sources.keySet()).isEqualTo(new TreeSet<>(APART.keySet()));
    assertThat(sources.values()).allMatch(times -> times == 1);
  }

  @TestFactory
  Stream<DynamicTest> it_keeps_what_came_between() {
    return shown(Interloper.Shown::kept);
  }

  @TestFactory
  Stream<DynamicTest> what_came_between_is_lost_when_it_is_missing() {
    return shown(Interloper.Shown::missed);
  }

  private static Stream<DynamicTest> shown(Predicate<Interloper.Shown> how) {
    return SHOWN.entrySet().stream()
        .map(
            load ->
                DynamicTest.dynamicTest(
                    load.getKey(), () -> assertThat(load.getValue()).matches(how)));
  }

  @TestFactory
  Stream<DynamicTest>
      a_storm_notices_that_it_is_missing_and_leaves_nothing_wrong_while_it_is_there() {
    Map<String, Weather> storms = Loads.storms();
    Map<String, String> first = new HashMap<>();
    storms.keySet().forEach(load -> first.putIfAbsent(clause(load), load));
    return storms.keySet().stream()
        .filter(load -> ALL || first.containsValue(load))
        .map(
            load ->
                DynamicTest.dynamicTest(
                    load,
                    () -> {
                      Optional<Weather> noticed =
                          noticing(load, Objects.requireNonNull(storms.get(load)));
                      assertThat(noticed).isPresent();
                      System.out.println(load + " is missed in " + noticed.get());
                    }));
  }

  /// The first storm that leaves nothing wrong with the condition and something without; beyond the
  /// one in the table only those are looked at in which it held something up.
  private static Optional<Weather> noticing(String load, Weather first) {
    return candidates(first)
        .filter(weather -> weather.equals(first) || isDecisive(load, weather))
        .filter(weather -> probe(weather).wrongs().isEmpty())
        .filter(weather -> !Storm.wrongs(Load.absent(load, weather)).isEmpty())
        .findFirst();
  }

  /// Storms of the same crowd, then of others.
  private static Stream<Weather> candidates(Weather first) {
    Stream<Weather> others =
        Stream.of(Crowd.values())
            .filter(crowd -> crowd != first.crowd())
            .flatMap(crowd -> storms(crowd, 1));
    return Stream.concat(storms(first.crowd(), first.seed()), others);
  }

  private static Stream<Weather> storms(Crowd crowd, long from) {
    return LongStream.range(from, from + MOST_STORMS)
        .mapToObj(seed -> Weather.of(seed, Weather.SHORT).with(crowd));
  }

  private static boolean isDecisive(String load, Weather weather) {
    return probe(weather).decisive().contains(load);
  }

  private static Probe probe(Weather weather) {
    return PROBES.computeIfAbsent(weather.toString(), _ -> new Probe(weather));
  }
}
