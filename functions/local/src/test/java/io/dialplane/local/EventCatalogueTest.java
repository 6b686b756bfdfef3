package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.EventType;
import io.dialplane.http.Json;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.ScriptableCarrier;
import io.dialplane.testkit.World;
import io.dialplane.testkit.calls.CallingCarrier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Plays the product until it has told of everything, and holds each event against its schema.
class EventCatalogueTest {
  private static final Set<String> TYPES =
      Stream.of(EventType.values()).map(EventType::label).collect(Collectors.toSet());

  private final EventSchemas schemas = new EventSchemas();
  private final ScriptableCarrier carrier = new ScriptableCarrier();
  private final Deployment deployment = Deployment.alone(carrier);
  private final World world = deployment.newOrganization();
  private final List<JsonNode> told = new ArrayList<>();

  @Test
  void every_type_has_a_schema_and_every_schema_a_type_and_an_example_that_fits() {
    assertThat(schemas.byType().keySet()).isEqualTo(new TreeSet<>(TYPES));
    schemas
        .byType()
        .forEach(
            (type, schema) -> {
              assertThat(schema.path("title").asText()).as(type).isNotEmpty();
              assertThat(schema.path("examples")).as(type).isNotEmpty();
              for (JsonNode example : schema.path("examples")) {
                assertThat(example.path("type").asText()).isEqualTo(type);
                assertThat(schemas.errors(example)).as(type).isEmpty();
              }
            });
  }

  @Test
  void a_schema_refuses_what_is_missing_unknown_or_of_another_type() {
    ObjectNode example = (ObjectNode) example("number.assigned");
    ObjectNode data = (ObjectNode) example.path("data");

    assertThat(errorsAfter(example, () -> data.remove("agentId"))).contains("agentId");
    data.put("agentId", "agt");
    assertThat(errorsAfter(example, () -> data.put("secret", "x"))).contains("secret");
    data.remove("secret");
    assertThat(errorsAfter(example, () -> data.put("version", "1"))).contains("version");
    data.put("version", 1);
    assertThat(errorsAfter(example, () -> example.put("extra", true))).contains("extra");
    example.remove("extra");
    assertThat(schemas.errors(example)).isEmpty();
    assertThat(schemas.errors(Json.object().put("type", "number.lost"))).isNotEmpty();
  }

  @Test
  void everything_that_is_told_fits_its_schema_and_everything_is_told() {
    playHolds();
    playOwnership();
    playFailures();
    playMoney();
    playCalls();

    List<JsonNode> told = told();

    told.forEach(event -> assertThat(schemas.errors(event)).as(event.toString()).isEmpty());
    assertThat(told).extracting(event -> event.path("type").asText()).containsAll(TYPES);
  }

  @Test
  void the_version_counts_within_a_numbers_id() {
    playOwnership();

    Map<String, List<JsonNode>> bySubject =
        told().stream()
            .filter(event -> event.path("type").asText().startsWith("number."))
            .sorted(Comparator.comparingLong(EventCatalogueTest::version))
            .collect(Collectors.groupingBy(event -> event.path("subject").asText()));

    assertThat(bySubject).hasSize(2);
    bySubject
        .values()
        .forEach(
            events -> {
              assertThat(events).extracting(EventCatalogueTest::version).doesNotHaveDuplicates();
              assertThat(version(events.getFirst())).isEqualTo(1);
              assertThat(events).extracting(event -> event.path("createdAt").asText()).isSorted();
            });
  }

  private static long version(JsonNode event) {
    return event.path("data").path("version").asLong();
  }

  private void playHolds() {
    String number = Numbers.next();
    Response hold = world.reserve(number);
    tick();
    world.delete("/numbers/reserve/" + hold.data().path("id").asText());
    tick();
    world.reserve(number);
    settleAfter(Duration.ofMinutes(31));
  }

  private void playOwnership() {
    world.funded("10");
    String agent = world.agent();
    world.post("/agents/" + agent + "/publish", "{}");
    String bought = Numbers.next();
    world.post(
        "/numbers/purchase", "{\"e164\":\"%s\",\"agentId\":\"%s\"}".formatted(bought, agent));
    tick();
    world.delete("/numbers/" + bought + "/assign");
    tick();
    String there = Numbers.next();
    carrier.onAccount(there);
    world.post("/numbers/import", "{\"e164\":\"" + there + "\"}");
    tick();
    world.post("/numbers/" + there + "/assign", "{\"agentId\":\"" + agent + "\"}");
    tick();
    world.delete("/numbers/" + there);
    tick();
  }

  private void playFailures() {
    World other = deployment.newOrganization().funded("10");
    carrier.nextOrder(CarrierAnswer.refused(Refusal.TAKEN, "gone"));
    other.purchase(Numbers.next());
    String lost = Numbers.next();
    carrier.nextOrder(CarrierAnswer.unknown("lost"));
    String purchase = other.purchase(lost).data().path("id").asText();
    settleAfter(Duration.ofMinutes(2));
    settleAfter(Duration.ofMinutes(20));
    carrier.applyLate(lost, purchase);
    settleAfter(Duration.ofDays(1));
    told.addAll(Outbox.of(deployment, other));
  }

  private void playMoney() {
    World poor = deployment.newOrganization().funded("3");
    deployment.operator(
        "adjust_wallet",
        Json.object()
            .put("organizationId", poor.organizationId())
            .put("mode", "test")
            .put("amountUsd", 1)
            .put("type", "refund")
            .put("reason", "goodwill")
            .put("idempotencyKey", "once"));
    poor.purchase(Numbers.next());
    poor.purchase(Numbers.next());
    settleAfter(Duration.ofDays(27));
    settleAfter(Duration.ofDays(5));
    told.addAll(Outbox.of(deployment, poor));
  }

  private void playCalls() {
    for (CallingCarrier carrier : CallingCarrier.values()) {
      Calling calling = Calling.by(carrier);
      CallingCarrier.Call call = calling.call("call-1", Calling.nextNumber());
      calling.owning().number(call.to(), null);
      calling.ring(call);
      calling.send(carrier.ended(call, 42, Instant.now()));
      told.addAll(calling.told());
    }
  }

  /// Everything told so far, as the bus would carry it.
  private List<JsonNode> told() {
    told.addAll(Outbox.of(deployment, world));
    return told;
  }

  private JsonNode example(String type) {
    return schemas.byType().getOrDefault(type, Json.object()).path("examples").path(0).deepCopy();
  }

  private String errorsAfter(JsonNode example, Runnable damage) {
    damage.run();
    List<String> errors = schemas.errors(example);
    assertThat(errors).isNotEmpty();
    return String.join(", ", errors);
  }

  private void tick() {
    deployment.clock().advance(Duration.ofSeconds(1));
  }

  private void settleAfter(Duration time) {
    deployment.clock().advance(time);
    JsonNode counts = deployment.invoke("SettleFunction", Json.object());
    assertThat(counts.path("broken").asInt()).isZero();
  }
}
