package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Event;
import io.dialplane.http.Json;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.FaultInjector.Fault;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.ScriptableCarrier;
import io.dialplane.testkit.TableStream;
import io.dialplane.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Whoever finds first that a hold has run out tells of it, once, under an id that anyone would
/// make.
class EndedHoldsTest {
  private static final Duration OVER = Duration.ofMinutes(31);

  /// Four of the SDK's, each of four times that we send.
  private static final int EVERY_ATTEMPT = 16;

  private static final ScriptableCarrier CARRIER = new ScriptableCarrier();
  private static final Deployment DEPLOYMENT = Deployment.alone(CARRIER);
  private static final TableStream NUMBERS = TableStream.from(DEPLOYMENT, "NumbersTable");

  private final World holder = DEPLOYMENT.newOrganization().funded("5");
  private final World other = DEPLOYMENT.newOrganization().funded("5");
  private final String number = Numbers.next();
  private final JsonNode hold = holder.reserve(number).data();

  @AfterAll
  static void close() {
    NUMBERS.close();
  }

  @Test
  void a_purchase_over_it_tells() {
    pass(OVER);

    assertThat(other.purchase(number).status()).isEqualTo(201);

    assertToldOnce();
    settle();
    assertToldOnce();
  }

  @Test
  void another_hold_over_it_tells() {
    pass(OVER);

    assertThat(other.reserve(number).status()).isEqualTo(201);

    assertToldOnce();
  }

  @Test
  void the_same_holders_next_hold_tells() {
    pass(OVER);

    assertThat(holder.reserve(number).status()).isEqualTo(201);

    assertToldOnce();
  }

  @Test
  void an_import_over_it_tells() {
    CARRIER.onAccount(number);
    pass(OVER);

    assertThat(other.post("/numbers/import", "{\"e164\":\"" + number + "\"}").status())
        .isEqualTo(201);

    assertToldOnce();
  }

  @Test
  void settle_tells_however_often_it_runs() {
    pass(OVER);

    settle();
    settle();

    assertToldOnce();
  }

  @Test
  void ttl_tells_however_often_its_record_comes() {
    pass(OVER);
    List<ObjectNode> expired = TimeToLive.reap(DEPLOYMENT, NUMBERS, number);
    settle();
    assertThat(told()).isEmpty();

    assertThat(publish(expired)).isEmpty();
    assertThat(publish(expired)).isEmpty();

    assertToldOnce();
  }

  @Test
  void a_record_of_ttl_that_comes_after_settle_tells_nothing_new() {
    pass(OVER);
    settle();
    List<ObjectNode> deleted = TimeToLive.asIfReaped(NUMBERS);

    assertThat(publish(deleted)).isEmpty();

    assertToldOnce();
  }

  @Test
  void ttl_tells_later_where_the_store_is_busy() {
    pass(OVER);
    List<ObjectNode> expired = TimeToLive.reap(DEPLOYMENT, NUMBERS, number);
    Fault[] every =
        Stream.generate(() -> Fault.ERROR_500).limit(EVERY_ATTEMPT).toArray(Fault[]::new);
    DEPLOYMENT.faults().plan("TransactWriteItems", every);

    assertThat(publish(expired)).containsExactly(Publishing.sequenceNumber(expired.getFirst()));
    assertThat(DEPLOYMENT.faults().isUsedUp()).isTrue();
    assertThat(publish(expired)).isEmpty();

    assertToldOnce();
  }

  @Test
  void an_order_that_comes_to_nothing_after_its_hold_ran_out_tells() {
    CARRIER.duringNextOrder(
        () -> pass(OVER), CarrierAnswer.refused(Refusal.ACCOUNT_FUNDS, "no funds"));

    assertThat(holder.purchase(number).status()).isEqualTo(503);

    assertToldOnce();
    assertThat(other.reserve(number).status()).isEqualTo(201);
    assertToldOnce();
  }

  @Test
  void a_hold_that_was_put_back_tells_when_it_runs_out() {
    CARRIER.nextOrder(CarrierAnswer.refused(Refusal.ACCOUNT_FUNDS, "no funds"));
    assertThat(holder.purchase(number).status()).isEqualTo(503);
    assertThat(told()).isEmpty();
    pass(OVER);

    settle();

    assertToldOnce();
  }

  @Test
  void a_longer_hold_runs_out_later() {
    String id = hold.path("id").asText();
    JsonNode longer = holder.post("/numbers/reserve/" + id + "/extend", "{}").data();
    pass(OVER);
    settle();
    assertThat(told()).isEmpty();
    pass(Duration.ofMinutes(30));

    settle();

    assertThat(told()).containsExactly(id(longer));
  }

  @Test
  void a_hold_that_was_given_back_or_bought_never_runs_out() {
    String bought = Numbers.next();
    holder.reserve(bought);
    holder.purchase(bought);
    Response back = holder.delete("/numbers/reserve/" + hold.path("id").asText());
    assertThat(back.status()).isEqualTo(204);
    List<ObjectNode> deleted = NUMBERS.next();
    pass(OVER);

    settle();
    assertThat(publish(deleted)).isEmpty();

    assertThat(told()).isEmpty();
  }

  private void assertToldOnce() {
    assertThat(told()).containsExactly(id(hold));
  }

  /// What the event of this hold's end is called.
  private static String id(JsonNode hold) {
    return "%s-number.hold_expired-%s2"
        .formatted(
            Event.timeOf(Instant.parse(hold.path("expiresAt").asText())), hold.path("id").asText());
  }

  private List<String> told() {
    return Outbox.of(DEPLOYMENT, holder).stream()
        .filter(event -> event.path("type").asText().equals("number.hold_expired"))
        .map(event -> event.path("id").asText())
        .toList();
  }

  private static List<String> publish(List<ObjectNode> records) {
    return Publishing.failures(DEPLOYMENT, TableStream.event(records));
  }

  private static void pass(Duration time) {
    DEPLOYMENT.clock().advance(time);
  }

  private static void settle() {
    JsonNode counts = DEPLOYMENT.invoke("SettleFunction", Json.object());
    assertThat(counts.path("broken").asInt()).isZero();
  }
}
