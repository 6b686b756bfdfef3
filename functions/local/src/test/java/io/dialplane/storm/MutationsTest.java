package io.dialplane.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.storm.Weather.Flaw;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// The classic mistakes, each made on purpose: a storm notices every one.
@Execution(ExecutionMode.CONCURRENT)
class MutationsTest {
  private static final int REQUESTS = 2_000;

  @ParameterizedTest
  @EnumSource(
      value = Flaw.class,
      names = {"ORDER_SENT_AGAIN", "TIMEOUT_MEANS_NO", "APPLIED_AFTER_QUIET"})
  void a_storm_notices(Flaw flaw) {
    assertThat(
            noticed(
                new Weather[] {
                  weather(1).with(flaw),
                  weather(2).with(flaw),
                  weather(4).with(flaw),
                  weather(5).with(flaw)
                }))
        .isTrue();
  }

  @Test
  void a_storm_notices_a_time_to_live_on_an_owned_number() {
    Weather[] storms =
        LongStream.of(2, 5, 8)
            .mapToObj(seed -> weather(seed).with(MutationsTest::expiring))
            .toArray(Weather[]::new);

    assertThat(noticed(storms)).isTrue();
  }

  @Test
  void a_storm_notices_a_plain_update_for_the_debit() {
    Weather[] storms =
        LongStream.of(1, 2, 4)
            .mapToObj(seed -> weather(seed).with(Flaw.PLAIN_DEBIT))
            .toArray(Weather[]::new);

    assertThat(noticed(storms)).isTrue();
  }

  private static Weather weather(long seed) {
    return Weather.of(seed, REQUESTS);
  }

  private static boolean noticed(Weather... storms) {
    return List.of(storms).stream().anyMatch(w -> !Storm.wrongs(w).isEmpty());
  }

  /// Puts the attribute that TTL reads on every owned number.
  private static DynamoDbRequest expiring(DynamoDbRequest request) {
    if (!(request instanceof TransactWriteItemsRequest transaction)) {
      return request;
    }
    List<TransactWriteItem> items =
        transaction.transactItems().stream().map(MutationsTest::expiring).toList();
    return transaction.toBuilder().transactItems(items).build();
  }

  private static TransactWriteItem expiring(TransactWriteItem part) {
    if (part.put() == null
        || !part.put().tableName().equals("NumbersTable")
        || !AttributeValue.fromS("owned").equals(part.put().item().get("state"))) {
      return part;
    }
    Map<String, AttributeValue> item = new HashMap<>(part.put().item());
    item.put("expiresAt", AttributeValue.fromN("1800000000"));
    return part.toBuilder().put(part.put().toBuilder().item(item).build()).build();
  }
}
