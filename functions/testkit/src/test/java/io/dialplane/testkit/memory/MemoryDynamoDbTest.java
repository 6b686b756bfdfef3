package io.dialplane.testkit.memory;

import static io.dialplane.testkit.memory.Draw.text;
import static io.dialplane.testkit.memory.Draw.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialplane.testkit.MovingClock;
import io.dialplane.testkit.Template;
import io.dialplane.testkit.TemplateTables;
import io.dialplane.testkit.memory.MemoryDynamoDb.Reaped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

class MemoryDynamoDbTest {
  private static final TemplateTables TEMPLATE = new TemplateTables(Template.load());
  private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

  private final MovingClock clock = new MovingClock(START);
  private final MemoryDynamoDb store = MemoryDynamoDb.of(TEMPLATE, clock, Hook.NONE);

  @Test
  void applies_a_token_once_in_ten_minutes_and_anew_after() {
    store.putItem(wallet(0));
    TransactWriteItemsRequest add = add(1);

    store.transactWriteItems(add);
    clock.advance(Duration.ofMinutes(10).minusMillis(1));
    store.transactWriteItems(add);
    assertThat(available()).isEqualTo(whole(1));

    clock.advance(Duration.ofMillis(1));
    store.transactWriteItems(add);
    assertThat(available()).isEqualTo(whole(2));
  }

  @Test
  void refuses_another_request_under_a_token_that_was_used() {
    store.putItem(wallet(0));
    store.transactWriteItems(add(1));

    assertThatThrownBy(() -> store.transactWriteItems(add(2)))
        .isInstanceOf(IdempotentParameterMismatchException.class);
  }

  @Test
  void reaps_what_has_expired_and_tells_it() {
    Map<String, AttributeValue> ended = expiring("+14155550100", START);
    store.putItem(put -> put.tableName("NumbersTable").item(ended));
    store.putItem(number("+14155550101", START.plusSeconds(1)));
    // In milliseconds, or older than five years: DynamoDB never takes these.
    store.putItem(number("+14155550102", START.minus(Duration.ofDays(6 * 365))));
    store.putItem(number("+14155550103", Instant.ofEpochSecond(START.toEpochMilli())));
    store.putItem(wallet(0));

    assertThat(store.reap(START.minusSeconds(1))).isEmpty();
    assertThat(store.reap(START)).containsExactly(new Reaped("NumbersTable", ended));

    assertThat(store.items("NumbersTable")).hasSize(3).doesNotContain(ended);
    assertThat(
            store
                .query(
                    query ->
                        query
                            .tableName("NumbersTable")
                            .indexName("due")
                            .keyConditionExpression("dueKind = :kind")
                            .expressionAttributeValues(Map.of(":kind", text("release"))))
                .items())
        .hasSize(3);
  }

  @Test
  void its_hook_may_lose_the_answer_of_what_was_applied() {
    MemoryDynamoDb lossy =
        MemoryDynamoDb.of(
            TEMPLATE,
            clock,
            (request, next) -> {
              next.apply(request);
              throw SdkClientException.create("lost");
            });

    assertThatThrownBy(() -> lossy.putItem(wallet(5))).isInstanceOf(SdkClientException.class);
    assertThat(lossy.items("WalletsTable")).hasSize(1);
  }

  @Test
  void its_hook_may_refuse_a_call_before_it_is_applied() {
    MemoryDynamoDb throttled =
        MemoryDynamoDb.of(
            TEMPLATE,
            clock,
            (_, _) -> {
              throw Refusals.of("ThrottlingException", 400, "injected");
            });

    assertThatThrownBy(() -> throttled.putItem(wallet(5)))
        .isInstanceOfSatisfying(
            DynamoDbException.class, e -> assertThat(e.isThrottlingException()).isTrue());
    assertThat(throttled.items("WalletsTable")).isEmpty();
  }

  @Test
  void its_hook_may_let_another_call_go_first() {
    AtomicBoolean first = new AtomicBoolean(true);
    MemoryDynamoDb interleaved =
        MemoryDynamoDb.of(
            TEMPLATE,
            clock,
            (request, next) -> {
              if (first.getAndSet(false)) {
                next.apply(wallet(7));
              }
              return next.apply(request);
            });

    interleaved.transactWriteItems(add(1));

    assertThat(interleaved.items("WalletsTable").getFirst()).containsEntry("available", whole(8));
  }

  @Test
  void its_tables_may_be_created_like_those_of_any_store() {
    MemoryDynamoDb empty = new MemoryDynamoDb(clock, Hook.NONE);

    TEMPLATE.createMissing(empty);

    assertThat(empty.listTables().tableNames())
        .containsExactlyInAnyOrderElementsOf(TEMPLATE.names());
  }

  @Test
  void forgets_when_an_item_was_to_expire_with_the_item() {
    store.putItem(number("+14155550100", START));
    store.putItem(number("+14155550101", START));
    store.putItem(number("+14155550101", START.plusSeconds(60)));
    store.deleteItem(
        delete -> delete.tableName("NumbersTable").key(Map.of("e164", text("+14155550100"))));

    assertThat(store.reap(START)).isEmpty();
    assertThat(store.reap(START.plusSeconds(60))).hasSize(1);
  }

  @Test
  void refuses_aloud_what_it_does_not_know() {
    assertThatThrownBy(
            () ->
                store.scan(scan -> scan.tableName("WalletsTable").filterExpression("held = held")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FilterExpression");
    for (String expression : List.of("contains(tags, :x)", "tags[0] = :x")) {
      assertThatThrownBy(
              () ->
                  store.deleteItem(
                      delete ->
                          delete
                              .tableName("WalletsTable")
                              .key(Map.of("tenant", text("o1")))
                              .conditionExpression(expression)
                              .expressionAttributeValues(Map.of(":x", text("x")))))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(
            () ->
                store.putItem(
                    put ->
                        put.tableName("WalletsTable")
                            .item(
                                Map.of(
                                    "tenant", text("o1"),
                                    "set", AttributeValue.fromSs(List.of("a"))))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private @Nullable AttributeValue available() {
    return store.items("WalletsTable").getFirst().get("available");
  }

  private static PutItemRequest wallet(long available) {
    return PutItemRequest.builder()
        .tableName("WalletsTable")
        .item(Map.of("tenant", text("o1"), "available", whole(available)))
        .build();
  }

  private static TransactWriteItemsRequest add(long amount) {
    return TransactWriteItemsRequest.builder()
        .clientRequestToken("token")
        .transactItems(
            TransactWriteItem.builder()
                .update(
                    update ->
                        update
                            .tableName("WalletsTable")
                            .key(Map.of("tenant", text("o1")))
                            .updateExpression("SET available = available + :x")
                            .expressionAttributeValues(Map.of(":x", whole(amount))))
                .build())
        .build();
  }

  private static PutItemRequest number(String e164, Instant expiresAt) {
    return PutItemRequest.builder()
        .tableName("NumbersTable")
        .item(expiring(e164, expiresAt))
        .build();
  }

  private static Map<String, AttributeValue> expiring(String e164, Instant at) {
    return Map.of(
        "e164", text(e164),
        "expiresAt", whole(at.getEpochSecond()),
        "dueKind", text("release"),
        "dueAt", text("0001"));
  }
}
