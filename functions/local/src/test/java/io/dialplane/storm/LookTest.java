package io.dialplane.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.storm.Diary.Call;
import io.dialplane.storm.Diary.Run;
import io.dialplane.testkit.memory.Journal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// A look that does not do what it should is named: each of these is done to the looks of a storm
/// in which nothing was wrong.
class LookTest {
  private static final Weather WEATHER = Weather.of(1, Weather.SHORT).with(Crowd.DEBTORS);
  private static final Sky SKY = storm();

  private static Sky storm() {
    Storm storm = new Storm(WEATHER);
    storm.run();
    return storm.sky();
  }

  @SuppressWarnings("ImmutableEnumChecker") // what it does is never changed
  enum Lie {
    LEAVES_OUT_A_LIST("leaves out a page", LookTest::withoutAList),
    LEAVES_OUT_THE_NEXT_PAGE("leaves out a page", calls -> answers(calls, LookTest::withMore)),
    OVERLOOKS_A_NUMBER(" misses ", LookTest::overlooking),
    SUMS_UP_SOMETHING_ELSE("does not tell", calls -> answers(calls, LookTest::dearer)),
    TELLS_OF_A_WALLET_AS_IT_WAS("does not tell", calls -> answers(calls, LookTest::poorer)),
    READS_WHAT_MAY_BE_STALE("does not read", calls -> asks(calls, LookTest::eventually)),
    READS_NO_WALLET("does not read WalletsTable", calls -> without(calls, LookTest::isOfWallets)),
    TELLS_NOTHING("does not tell", calls -> without(calls, LookTest::tells)),
    TELLS_TWICE("a look of", LookTest::tellingTwice);

    private final String named;
    private final UnaryOperator<List<Call>> done;

    Lie(String named, UnaryOperator<List<Call>> done) {
      this.named = named;
      this.done = done;
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_look_that_lies_is_named(Lie lie) {
    List<Run> runs =
        SKY.diary().looks().stream()
            .map(run -> new Run(run.began(), lie.done.apply(run.calls())))
            .toList();

    assertThat(wrongs(SKY.diary().looks())).isEmpty();
    assertThat(wrongs(runs)).anyMatch(wrong -> wrong.contains(lie.named));
  }

  @ParameterizedTest
  @EnumSource(
      value = Lie.class,
      names = {"TELLS_NOTHING"})
  void what_was_told_by_nobody_who_read_it_is_named(Lie lie) {
    List<Run> runs =
        SKY.diary().looks().stream()
            .map(run -> new Run(run.began(), lie.done.apply(run.calls())))
            .toList();

    assertThat(wrongs(runs)).anyMatch(wrong -> wrong.startsWith("told on "));
  }

  private static List<String> wrongs(List<Run> runs) {
    List<Journal.Entry> journal = SKY.store().journal();
    return new Derived(journal, Derived.events(SKY.store()), runs).wrongs();
  }

  private static boolean tells(Call call) {
    return !Diary.puts(call.request(), "EventsTable").isEmpty();
  }

  private static boolean isOfWallets(Call call) {
    return call.request() instanceof BatchGetItemRequest batch
        && batch.requestItems().containsKey("WalletsTable");
  }

  private static List<Call> without(List<Call> calls, Predicate<Call> those) {
    return calls.stream().filter(call -> !those.test(call)).toList();
  }

  private static List<Call> withoutAList(List<Call> calls) {
    List<Call> queries =
        calls.stream().filter(call -> call.request() instanceof QueryRequest).toList();
    return queries.isEmpty()
        ? calls
        : without(calls, call -> call.request().equals(queries.getLast().request()));
  }

  private static List<Call> tellingTwice(List<Call> calls) {
    return calls.stream()
        .flatMap(call -> tells(call) ? Stream.of(call, call) : Stream.of(call))
        .toList();
  }

  private static List<Call> answers(List<Call> calls, UnaryOperator<DynamoDbResponse> otherwise) {
    List<Call> others = new ArrayList<>();
    for (Call call : calls) {
      DynamoDbResponse response = call.response() == null ? null : otherwise.apply(call.response());
      others.add(new Call(call.request(), response, call.end(), call.at(), call.from(), call.to()));
    }
    return others;
  }

  private static List<Call> asks(List<Call> calls, UnaryOperator<DynamoDbRequest> otherwise) {
    return calls.stream()
        .map(
            call ->
                new Call(
                    otherwise.apply(call.request()),
                    call.response(),
                    call.end(),
                    call.at(),
                    call.from(),
                    call.to()))
        .toList();
  }

  private static DynamoDbResponse withMore(DynamoDbResponse response) {
    return response instanceof QueryResponse page
        ? page.toBuilder().lastEvaluatedKey(Map.of("e164", AttributeValue.fromS("+1"))).build()
        : response;
  }

  /// As if the lists had been empty, with all that follows from it.
  private static List<Call> overlooking(List<Call> calls) {
    List<Call> idle =
        without(calls, call -> call.request() instanceof BatchGetItemRequest || tells(call));
    return answers(idle, LookTest::withoutNumbers);
  }

  private static DynamoDbResponse withoutNumbers(DynamoDbResponse response) {
    return response instanceof QueryResponse page
        ? page.toBuilder().items(List.of()).build()
        : response;
  }

  private static DynamoDbResponse dearer(DynamoDbResponse response) {
    return read(response, "NumbersTable", "monthlyMicros");
  }

  private static DynamoDbResponse poorer(DynamoDbResponse response) {
    return read(response, "WalletsTable", "available");
  }

  /// As if an amount that was read had been a cent less.
  private static DynamoDbResponse read(DynamoDbResponse response, String table, String name) {
    if (!(response instanceof BatchGetItemResponse batch)
        || !batch.responses().containsKey(table)) {
      return response;
    }
    List<Map<String, AttributeValue>> items =
        batch.responses().get(table).stream().map(item -> less(item, name)).toList();
    return batch.toBuilder().responses(Map.of(table, items)).build();
  }

  private static Map<String, AttributeValue> less(Map<String, AttributeValue> item, String name) {
    Map<String, AttributeValue> changed = new HashMap<>(item);
    changed.computeIfPresent(
        name,
        (_, value) -> AttributeValue.fromN(Long.toString(Long.parseLong(value.n()) - 10_000)));
    return changed;
  }

  private static DynamoDbRequest eventually(DynamoDbRequest request) {
    if (!(request instanceof BatchGetItemRequest batch)) {
      return request;
    }
    var asked = new HashMap<>(batch.requestItems());
    asked.replaceAll((_, keys) -> keys.toBuilder().consistentRead(false).build());
    return batch.toBuilder().requestItems(asked).build();
  }
}
