package io.dialplane.testkit.memory;

import static io.dialplane.testkit.memory.Draw.text;
import static io.dialplane.testkit.memory.Draw.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.testkit.Template;
import io.dialplane.testkit.TemplateTables;
import io.dialplane.testkit.memory.Answer.Reason;
import io.dialplane.testkit.memory.Answer.Refused;
import io.dialplane.testkit.memory.Drawn.Kind;
import io.dialplane.testkit.memory.Operation.Call;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Every difference between DynamoDB Local and the memory store that we know of, shown on both. The
/// first ones are met by the differential test too and let pass there; the others it does not draw.
class KnownDifferencesTest {
  private static final TwoStores STORES =
      new TwoStores(new TemplateTables(Template.load()), Hook.NONE);

  private static final Map<String, AttributeValue> WALLET = Map.of("tenant", text("o1#test"));
  private static final Map<String, AttributeValue> AGENT =
      Map.of("tenant", text("o1#test"), "agentId", text("a1"));

  private static final List<String> E164S =
      List.of("+14155550100", "+14155550101", "+14155550102", "+14155550103");

  @BeforeEach
  void empty_tables() {
    STORES.empty();
  }

  @AfterAll
  static void close() {
    STORES.close();
  }

  @Test
  void local_stops_at_an_update_that_cannot_be_done_and_memory_gives_every_parts_reason() {
    Drawn impossible = new Drawn(Kind.UPDATE, "WalletsTable", WALLET);
    impossible.update = "SET available = available + :x";
    impossible.values.put(":x", whole(1));
    Call call = transaction(absent(), impossible);

    assertThat(refused(call, STORES.local()).code()).isEqualTo("ValidationException");
    assertThat(refused(call, STORES.memory()).reasons())
        .extracting(Reason::code)
        .containsExactly("ConditionalCheckFailed", "ValidationError");
  }

  @Test
  void local_gives_an_update_of_a_key_as_the_only_reason_and_memory_every_parts_reason() {
    Drawn impossible = new Drawn(Kind.UPDATE, "WalletsTable", WALLET);
    impossible.update = "REMOVE tenant";
    Call call = transaction(absent(), impossible);

    assertThat(refused(call, STORES.local()).reasons())
        .extracting(Reason::code)
        .containsExactly("ValidationError");
    assertThat(refused(call, STORES.memory()).reasons())
        .extracting(Reason::code)
        .containsExactly("ConditionalCheckFailed", "ValidationError");
  }

  @Test
  void local_loses_an_empty_map_inside_the_item_of_a_failed_condition() {
    AttributeValue route = AttributeValue.fromM(Map.of("inside", AttributeValue.fromM(Map.of())));
    Drawn put =
        new Drawn(Kind.PUT, "WalletsTable", Map.of("tenant", text("o1#test"), "route", route));
    Call call = new Call(put.alone());
    call.on(STORES.local(), 0);
    call.on(STORES.memory(), 0);
    put.condition = "attribute_not_exists(tenant)";
    Call again = new Call(put.alone());

    assertThat(refused(again, STORES.local()).item())
        .containsEntry(
            "route", AttributeValue.fromM(Map.of("inside", AttributeValue.builder().build())));
    assertThat(refused(again, STORES.memory()).item()).containsEntry("route", route);
  }

  @Test
  void local_looks_at_conditions_before_twins_and_memory_does_not() {
    Call call = transaction(absent(), absent());

    assertThat(refused(call, STORES.local()).code()).isEqualTo("TransactionCanceledException");
    assertThat(refused(call, STORES.memory()).code()).isEqualTo("ValidationException");
  }

  @Test
  void local_keeps_how_an_update_wrote_a_number_and_memory_what_it_is() {
    for (DynamoDbClient store : List.of(STORES.local(), STORES.memory())) {
      store.updateItem(
          update ->
              update
                  .tableName("WalletsTable")
                  .key(WALLET)
                  .updateExpression("SET held = :x")
                  .expressionAttributeValues(Map.of(":x", AttributeValue.fromN("1.50e2"))));
    }

    assertThat(held(STORES.local())).isEqualTo(AttributeValue.fromN("1.50e2"));
    assertThat(held(STORES.memory())).isEqualTo(whole(150));
  }

  private static @Nullable AttributeValue held(DynamoDbClient store) {
    return store.getItem(get -> get.tableName("WalletsTable").key(WALLET)).item().get("held");
  }

  @Test
  void local_refuses_a_path_inside_a_key_in_some_places_and_memory_in_all() {
    Drawn check = new Drawn(Kind.CHECK, "AgentsTable", AGENT);
    check.condition = "attribute_exists(tenant.inside)";
    Call call = transaction(check);

    assertThat(refused(call, STORES.local()).code()).isEqualTo("TransactionCanceledException");
    assertThat(refused(call, STORES.memory()).code()).isEqualTo("ValidationException");
  }

  @Test
  void local_looks_for_a_parts_table_when_it_comes_to_it_and_memory_before() {
    Drawn impossible = new Drawn(Kind.UPDATE, "WalletsTable", WALLET);
    impossible.update = "SET available = held";
    Drawn nowhere = new Drawn(Kind.DELETE, "NoTable", WALLET);
    Call call = transaction(impossible, nowhere);

    assertThat(refused(call, STORES.local()).code()).isEqualTo("ValidationException");
    assertThat(refused(call, STORES.memory()).code()).isEqualTo("ResourceNotFoundException");
  }

  @Test
  void local_orders_equal_sort_keys_of_an_index_by_a_hash_and_memory_by_the_tables_key() {
    for (DynamoDbClient store : List.of(STORES.local(), STORES.memory())) {
      for (String e164 : E164S) {
        store.putItem(
            put ->
                put.tableName("NumbersTable")
                    .item(
                        Map.of(
                            "e164", text(e164),
                            "dueKind", text("renewal"),
                            "dueAt", text("0001"))));
      }
    }

    assertThat(due(STORES.local())).hasSize(4).isNotEqualTo(due(STORES.memory()));
    assertThat(due(STORES.memory())).isSorted();
  }

  private static List<String> due(DynamoDbClient store) {
    return store
        .query(
            query ->
                query
                    .tableName("NumbersTable")
                    .indexName("due")
                    .keyConditionExpression("dueKind = :kind")
                    .expressionAttributeValues(Map.of(":kind", text("renewal"))))
        .items()
        .stream()
        .map(item -> Objects.requireNonNull(item.get("e164")).s())
        .toList();
  }

  /// A part whose condition does not hold.
  private static Drawn absent() {
    Drawn check = new Drawn(Kind.CHECK, "AgentsTable", AGENT);
    check.condition = "attribute_exists(agentId)";
    return check;
  }

  private static Call transaction(Drawn... parts) {
    return new Call(
        TransactWriteItemsRequest.builder()
            .transactItems(Stream.of(parts).map(Drawn::part).toList())
            .build());
  }

  private static Refused refused(Call call, DynamoDbClient store) {
    return (Refused) call.on(store, 0);
  }
}
