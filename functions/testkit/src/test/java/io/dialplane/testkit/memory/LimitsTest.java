package io.dialplane.testkit.memory;

import static io.dialplane.testkit.memory.Draw.text;
import static io.dialplane.testkit.memory.Draw.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.testkit.Template;
import io.dialplane.testkit.TemplateTables;
import io.dialplane.testkit.memory.Drawn.Kind;
import io.dialplane.testkit.memory.Operation.Call;
import io.dialplane.testkit.memory.Operation.Pages;
import io.dialplane.testkit.memory.Operation.WholeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// The limits of requests and pages, on both stores.
class LimitsTest {
  private static final TwoStores STORES =
      new TwoStores(new TemplateTables(Template.load()), Hook.NONE);

  @AfterAll
  static void close() {
    STORES.close();
  }

  @ParameterizedTest
  @MethodSource
  void both_stores_set_the_same_limits(Operation atTheLimit) {
    assertThat(STORES.run(List.of(atTheLimit))).isEmpty();
  }

  static Stream<Operation> both_stores_set_the_same_limits() {
    return Stream.of(
        transaction(0, null),
        transaction(100, null),
        transaction(101, null),
        transaction(1, "t".repeat(34)),
        transaction(1, "t".repeat(35)),
        batch(0),
        batch(100),
        batch(101),
        new WholeTable(ScanRequest.builder().tableName("LedgerTable").limit(0).build()),
        new Pages(ledger().limit(0).build()),
        new Pages(ledger().indexName("noIndex").build()),
        new Pages(ledger().keyConditionExpression(null).build()),
        new Pages(ledger().expressionAttributeValues(Map.of(":o", text(""))).build()),
        new Pages(ledger().expressionAttributeValues(Map.of(":o", whole(1))).build()),
        entry("x", 409_577),
        entry("x", 409_578),
        entry("x".repeat(1024), 1),
        entry("x".repeat(1025), 1),
        entry("é".repeat(513), 1),
        number("1e126"),
        number("9.9999999999999999999999999999999999999e125"),
        number("123456789012345678901234567890123456789"),
        number("1e-131"),
        number("one"),
        number(""));
  }

  private static Operation transaction(int parts, @Nullable String token) {
    List<TransactWriteItem> items =
        IntStream.range(0, parts)
            .mapToObj(index -> Map.of("tenant", text("o" + index)))
            .map(key -> new Drawn(Kind.DELETE, "WalletsTable", key).part())
            .toList();
    return new Call(
        TransactWriteItemsRequest.builder().transactItems(items).clientRequestToken(token).build());
  }

  private static Operation batch(int keys) {
    List<Map<String, AttributeValue>> all =
        IntStream.range(0, keys).mapToObj(index -> Map.of("tenant", text("o" + index))).toList();
    return new Call(
        BatchGetItemRequest.builder()
            .requestItems(Map.of("WalletsTable", KeysAndAttributes.builder().keys(all).build()))
            .build());
  }

  /// An item of 23 bytes more than its data, where its sort key has one.
  private static Operation entry(String sort, int data) {
    Map<String, AttributeValue> item =
        Map.of(
            "tenant", text("o1#test"),
            "entry", text(sort),
            "data", text("x".repeat(data)));
    return new Call(new Drawn(Kind.PUT, "LedgerTable", item).alone());
  }

  private static Operation number(String number) {
    Map<String, AttributeValue> item =
        Map.of("tenant", text("o1"), "available", AttributeValue.fromN(number));
    return new Call(new Drawn(Kind.PUT, "WalletsTable", item).alone());
  }

  private static QueryRequest.Builder ledger() {
    return QueryRequest.builder()
        .tableName("LedgerTable")
        .keyConditionExpression("tenant = :o")
        .expressionAttributeValues(Map.of(":o", text("o1")));
  }

  @Test
  void an_item_may_be_updated_up_to_the_largest_and_no_further() {
    List<Operation> history = List.of(entry("x", 400_000), grown(9_573), grown(9_574));

    assertThat(STORES.run(history)).isEmpty();
    assertThat(history.getLast().on(STORES.memory(), 0)).isInstanceOf(Answer.Refused.class);
  }

  /// An update that makes the item of [#entry] 4 bytes longer than its text is.
  private static Operation grown(int text) {
    Drawn update =
        new Drawn(
            Kind.UPDATE, "LedgerTable", Map.of("tenant", text("o1#test"), "entry", text("x")));
    update.update = "SET more = :more";
    update.values.put(":more", text("x".repeat(text)));
    return new Call(update.alone());
  }

  @Test
  void a_page_ends_after_the_item_with_which_it_has_a_megabyte() {
    List<Operation> history = new ArrayList<>();
    for (int entry = 0; entry < 8; entry++) {
      Map<String, AttributeValue> item =
          Map.of(
              "tenant", text("o1"),
              "entry", text("" + entry),
              "data", text("x".repeat(300_000)));
      history.add(new Call(new Drawn(Kind.PUT, "LedgerTable", item).alone()));
    }
    history.add(new Pages(ledger().build()));
    history.add(new Pages(ledger().scanIndexForward(false).build()));
    history.add(new WholeTable(ScanRequest.builder().tableName("LedgerTable").build()));

    assertThat(STORES.run(history)).isEmpty();
  }
}
