package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.KeptLog;
import io.dialplane.testkit.ScriptableCarrier;
import io.dialplane.testkit.TableStream;
import io.dialplane.testkit.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The real records of the tables' streams, handed to the function as Lambda would.
class PublishTest {
  private static final Deployment DEPLOYMENT = Deployment.alone(new ScriptableCarrier());
  private static final TableStream OUTBOX = TableStream.from(DEPLOYMENT, "EventsTable");
  private static final TableStream NUMBERS = TableStream.from(DEPLOYMENT, "NumbersTable");

  private final World world = DEPLOYMENT.newOrganization();
  private final String number = Numbers.next();
  private int before;

  @BeforeEach
  void forget_what_was_before() {
    OUTBOX.next();
    DEPLOYMENT.bus().reset();
    before = KeptLog.lines().size();
  }

  @AfterAll
  static void close() {
    OUTBOX.close();
    NUMBERS.close();
  }

  @Test
  void tells_the_bus_whatever_is_new_in_the_outbox() {
    world.funded("10");
    world.purchase(number);

    assertThat(publish(OUTBOX.next())).isEmpty();

    List<JsonNode> shown = new ArrayList<>();
    world.get("/events").data().forEach(shown::add);
    shown.forEach(
        event ->
            ((ObjectNode) event).put("organizationId", world.organizationId()).put("mode", "test"));
    assertThat(DEPLOYMENT.bus().told()).containsExactlyInAnyOrderElementsOf(shown).hasSize(4);
    for (JsonNode entry : DEPLOYMENT.bus().entries()) {
      JsonNode event = Json.read(entry.path("Detail").asText()).orElseThrow();
      assertThat(entry.path("Source").asText()).isEqualTo("dialplane");
      assertThat(entry.path("DetailType").asText()).isEqualTo(event.path("type").asText());
      assertThat(entry.path("Time").asLong())
          .isEqualTo(DEPLOYMENT.clock().instant().getEpochSecond());
      assertThat(new EventSchemas().errors(event)).isEmpty();
    }
  }

  @Test
  void tells_in_the_order_of_the_stream_ten_at_a_time() {
    List<String> ids = happenings(25);

    assertThat(publish(OUTBOX.next())).isEmpty();

    assertThat(told()).isEqualTo(ids);
    assertThat(DEPLOYMENT.bus().calls()).isEqualTo(3);
  }

  @Test
  void goes_on_from_the_first_that_the_bus_refused_and_loses_none() {
    List<String> ids = happenings(15);
    List<ObjectNode> records = OUTBOX.next();
    DEPLOYMENT.bus().refuseNext(3, 5);

    assertThat(publish(records)).containsExactly(Publishing.sequenceNumber(records.get(3)));
    assertThat(DEPLOYMENT.bus().calls()).isEqualTo(1);
    assertThat(publish(records.subList(3, 15))).isEmpty();
    assertThat(new HashSet<>(told())).isEqualTo(new HashSet<>(ids));
  }

  @Test
  void a_bus_that_is_out_of_order_fails_the_whole_batch() {
    happenings(2);
    List<ObjectNode> records = OUTBOX.next();
    DEPLOYMENT.bus().refuseNext(0, 1);

    assertThat(publish(records)).containsExactly(Publishing.sequenceNumber(records.getFirst()));
    assertThat(logged().toString()).contains("ThrottlingException");
  }

  @Test
  void a_record_that_cannot_be_read_holds_up_no_other() {
    happenings(3);
    List<ObjectNode> records = OUTBOX.next();
    ((ObjectNode) records.get(1).path("dynamodb").path("NewImage")).remove("type");

    assertThat(publish(records)).containsExactly(Publishing.sequenceNumber(records.get(1)));
    assertThat(told()).hasSize(2);
  }

  @Test
  void what_leaves_the_outbox_or_is_changed_in_it_is_not_told() {
    happenings(1);
    ObjectNode inserted = OUTBOX.next().getFirst();
    Map<String, AttributeValue> key =
        Map.of(
            "tenant", AttributeValue.fromS(world.organizationId() + "#test"),
            "eventId", AttributeValue.fromS(id(inserted)));
    DEPLOYMENT
        .dynamoDb()
        .updateItem(
            update ->
                update
                    .tableName("EventsTable")
                    .key(key)
                    .updateExpression("SET expiresAt = :now")
                    .expressionAttributeValues(Map.of(":now", AttributeValue.fromN("1"))));
    DEPLOYMENT.dynamoDb().deleteItem(delete -> delete.tableName("EventsTable").key(key));

    List<ObjectNode> records = OUTBOX.next();

    assertThat(records).hasSize(2);
    assertThat(publish(records)).isEmpty();
    assertThat(DEPLOYMENT.bus().calls()).isZero();
  }

  @Test
  void a_released_number_that_ttl_cleared_away_is_nothing_to_tell() {
    world.funded("5");
    world.purchase(number);
    world.delete("/numbers/" + number);
    OUTBOX.next();

    assertThat(publish(TimeToLive.reap(DEPLOYMENT, NUMBERS, number))).isEmpty();

    assertThat(OUTBOX.next()).isEmpty();
    assertThat(logged().toString()).doesNotContain("UnexpectedExpiries");
  }

  @Test
  void an_owned_number_that_ttl_deleted_rings_the_alarm() {
    world.funded("5");
    String id = world.purchase(number).data().path("id").asText();
    OUTBOX.next();

    assertThat(publish(TimeToLive.reap(DEPLOYMENT, NUMBERS, number))).isEmpty();

    assertThat(OUTBOX.next()).isEmpty();
    JsonNode line = Json.read(logged().getLast()).orElseThrow();
    assertThat(line.path("UnexpectedExpiries").asInt()).isEqualTo(1);
    assertThat(line.path("lost").path(0).asText()).isEqualTo(id);
    assertThat(line.path("_aws").path("CloudWatchMetrics").path(0).path("Metrics").path(0))
        .isEqualTo(Json.object().put("Name", "UnexpectedExpiries").put("Unit", "Count"));
    assertThat(line.toString()).doesNotContain(number);
  }

  @Test
  void answers_a_ping_and_takes_nothing_else_without_records() {
    ObjectNode ping = Json.object().put("operation", "ping");

    assertThat(DEPLOYMENT.invoke("PublishFunction", ping))
        .isEqualTo(Json.object().put("status", 200));
    assertThat(DEPLOYMENT.invoke("PublishFunction", Json.object()).path("status").asInt())
        .isEqualTo(400);
    assertThat(publish(List.of())).isEmpty();
  }

  private List<String> happenings(int times) {
    for (int i = 0; i < times; i++) {
      DEPLOYMENT.clock().advance(Duration.ofSeconds(1));
      world.funded("1");
    }
    List<String> ids = new ArrayList<>();
    world.get("/events?limit=100").data().forEach(event -> ids.addFirst(event.path("id").asText()));
    return ids;
  }

  /// What was logged since the test began.
  private List<String> logged() {
    List<String> lines = KeptLog.lines();
    return lines.subList(before, lines.size());
  }

  private static List<String> publish(List<ObjectNode> records) {
    return Publishing.failures(DEPLOYMENT, TableStream.event(records));
  }

  private static List<String> told() {
    return DEPLOYMENT.bus().told().stream().map(event -> event.path("id").asText()).toList();
  }

  private static String id(JsonNode record) {
    return record.path("dynamodb").path("Keys").path("eventId").path("S").asText();
  }
}
