package io.dialplane.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.domain.EventType;
import io.dialplane.storm.Weather.Flaw;
import io.dialplane.testkit.memory.Journal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Every event of a storm is derived from its tables, each type at least once, and whatever is done
/// to one event does not go unnoticed.
class DerivedTest {
  /// One storm of each crowd, and one whose carrier applies orders after the quiet time: the only
  /// way to an orphan.
  private static final List<Past> STORMS =
      Stream.concat(
              Arrays.stream(Crowd.values()).map(crowd -> Weather.of(1, Weather.SHORT).with(crowd)),
              Stream.of(Weather.of(1, Weather.SHORT).with(Flaw.APPLIED_AFTER_QUIET)))
          .map(Past::of)
          .toList();

  /// What there was, and what was told.
  private record Past(List<Journal.Entry> journal, List<Item> events, List<Diary.Run> looks) {

    static Past of(Weather weather) {
      Storm storm = new Storm(weather);
      storm.run();
      Sky sky = storm.sky();
      return new Past(sky.store().journal(), Derived.events(sky.store()), sky.diary().looks());
    }

    List<String> wrongs() {
      return new Derived(journal, events, looks).wrongs();
    }
  }

  private static Set<String> types() {
    return Arrays.stream(EventType.values())
        .map(EventType::label)
        .filter(type -> !type.startsWith("call."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void each_type_is_told_and_nothing_but_what_the_tables_imply() {
    Set<String> told = new TreeSet<>();
    for (Past past : STORMS) {
      past.events().forEach(event -> told.add(event.text("type")));
      assertThat(past.wrongs()).isEmpty();
    }

    assertThat(told).isEqualTo(types());
  }

  @Test
  void each_type_has_one_rule() {
    List<String> ruled = new ArrayList<>(Implied.RULES.stream().map(Implied::type).toList());
    // Which no change implies, but the lack of one.
    ruled.add("wallet.low");

    assertThat(ruled).containsExactlyInAnyOrderElementsOf(types());
  }

  @ParameterizedTest
  @MethodSource("types")
  void an_event_that_is_lost_is_named(String type) {
    assertThat(named(type, events -> events.subList(1, events.size()))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("types")
  void an_event_that_is_told_twice_is_named(String type) {
    assertThat(named(type, events -> plus(events, events.getFirst()))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("types")
  void an_event_that_says_something_else_is_named(String type) {
    assertThat(named(type, events -> plus(events.subList(1, events.size()), other(events))))
        .isTrue();
  }

  /// Whether a storm that told of this names it, once `harm` was done to its events of the type.
  private static boolean named(String type, UnaryOperator<List<Item>> harm) {
    return STORMS.stream()
        .filter(past -> !ofType(past, type).isEmpty())
        .anyMatch(
            past -> {
              List<Item> events = new ArrayList<>(past.events());
              events.removeAll(ofType(past, type));
              events.addAll(harm.apply(ofType(past, type)));
              return new Derived(past.journal(), events, past.looks())
                  .wrongs().stream().anyMatch(wrong -> wrong.contains("type=" + type));
            });
  }

  private static List<Item> ofType(Past past, String type) {
    return past.events().stream().filter(event -> event.text("type").equals(type)).toList();
  }

  private static List<Item> plus(List<Item> events, Item more) {
    List<Item> all = new ArrayList<>(events);
    all.add(more);
    return all;
  }

  /// The first of them, of another's thing.
  private static Item other(List<Item> events) {
    Map<String, AttributeValue> fields = new HashMap<>(events.getFirst().fields());
    fields.put("subject", AttributeValue.fromS("another"));
    return new Item(fields);
  }

  @ParameterizedTest
  @MethodSource("types")
  void an_event_that_another_write_tells_is_named(String type) {
    // What no change implies is told by a write of its own, and what TTL ends by its stream.
    boolean apart = type.equals("wallet.low");
    assertThat(
            STORMS.stream()
                .map(
                    past ->
                        new Derived(without(type, past.journal()), past.events(), past.looks())
                            .wrongs())
                .flatMap(List::stream)
                .anyMatch(wrong -> wrong.startsWith("not told by") && wrong.contains(type)))
        .isNotEqualTo(apart);
  }

  private static List<Journal.Entry> without(String type, List<Journal.Entry> journal) {
    return journal.stream()
        .map(
            entry ->
                new Journal.Entry(
                    entry.at(),
                    entry.byTtl(),
                    entry.turns().stream()
                        .filter(turn -> !new Item(turn.after()).text("type").equals(type))
                        .toList()))
        .toList();
  }

  @Test
  void a_version_that_is_left_out_is_named() {
    List<Journal.Entry> journal = STORMS.getFirst().journal();

    List<Journal.Entry> skipped =
        journal.stream()
            .map(
                entry ->
                    new Journal.Entry(
                        entry.at(),
                        entry.byTtl(),
                        entry.turns().stream().map(DerivedTest::skipping).toList()))
            .toList();

    assertThat(new Derived(skipped, STORMS.getFirst().events(), STORMS.getFirst().looks()).wrongs())
        .anyMatch(wrong -> wrong.startsWith("a version out of order"));
  }

  /// Every second version is counted twice over.
  private static Journal.Turn skipping(Journal.Turn turn) {
    Item is = new Item(turn.after());
    if (!turn.table().equals("NumbersTable") || is.number("version") != 2) {
      return turn;
    }
    Map<String, AttributeValue> after = new HashMap<>(turn.after());
    after.put("version", AttributeValue.fromN("3"));
    return new Journal.Turn(turn.table(), turn.before(), after);
  }
}
