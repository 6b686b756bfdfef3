package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.TableStream;
import io.dialplane.testkit.Template;
import io.dialplane.testkit.TemplateTables;
import io.dialplane.testkit.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// From a stream over a bus and its rules into queues, with services that are not ours: table,
/// function, EventBridge, SQS.
class LocalStackTest {
  private static final String BUS = "dialplane";
  private static final String OPERATIONS = "dialplane-operations";

  private LocalStack localStack;
  private Deployment deployment;

  @BeforeEach
  void start(TestInfo test) {
    localStack = LocalStack.require(test);
    deployment = Deployment.with(localStack.settings(BUS));
    new TemplateTables(Template.load()).createMissing(deployment.dynamoDb());
  }

  @Test
  void what_happens_reaches_whoever_listens_once_for_each_delivery_of_its_record() {
    localStack.bus(BUS);
    // So that nobody else's events are of this time.
    deployment.clock().advance(Duration.ofHours(1));
    World world = deployment.newOrganization();
    String all = localStack.rule(BUS, "all", "{\"source\":[\"dialplane\"]}");
    String bought = localStack.rule(BUS, "bought", "{\"detail-type\":[\"number.purchased\"]}");
    try (TableStream outbox = TableStream.from(deployment, "EventsTable")) {
      world.funded("10");
      world.reserve("+15045550160");
      world.purchase("+15045550160");
      List<ObjectNode> records = outbox.next();

      assertThat(Publishing.failures(deployment, TableStream.event(records))).isEmpty();

      List<JsonNode> told = localStack.received(all, 5);
      assertThat(ids(told)).containsExactlyInAnyOrderElementsOf(shown(world)).hasSize(5);
      assertThat(localStack.received(bought, 1))
          .extracting(event -> event.path("detail-type").asText())
          .containsExactly("number.purchased");
      for (JsonNode event : told) {
        assertThat(new EventSchemas().errors(event.path("detail"))).isEmpty();
        assertThat(event.path("source").asText()).isEqualTo("dialplane");
        assertThat(event.path("time").asText())
            .isEqualTo(event.path("detail").path("createdAt").asText().replace(".000Z", "Z"));
      }

      assertThat(Publishing.failures(deployment, TableStream.event(records))).isEmpty();
      assertThat(new HashSet<>(ids(localStack.received(all, 5))))
          .isEqualTo(new HashSet<>(shown(world)));
    }
    String now = deployment.clock().instant().toString();
    JsonNode again =
        deployment.operator("republish", Json.object().put("from", now).put("to", now));
    assertThat(again.path("events").asInt()).isEqualTo(5);
    assertThat(ids(localStack.received(all, 5))).hasSize(5);
  }

  @Test
  void an_operation_on_the_bus_reaches_its_own_function_and_is_done_once() throws IOException {
    localStack.bus(OPERATIONS);
    World world = deployment.newOrganization().funded("10");
    Map<String, String> queues = new TreeMap<>();
    rules()
        .forEach(
            (function, pattern) ->
                queues.put(function, localStack.rule(OPERATIONS, function, pattern)));
    ObjectNode asked = (ObjectNode) file("eventbridge-purchase.json");
    ((ObjectNode) asked.path("detail")).put("organizationId", world.organizationId());

    localStack.put(OPERATIONS, asked);
    localStack.put(OPERATIONS, asked.deepCopy().put("detail-type", "Something Else"));

    List<JsonNode> delivered = localStack.received(queues.getOrDefault("PurchaseFunction", ""), 1);
    assertThat(delivered).hasSize(1);
    JsonNode first = deployment.invoke("PurchaseFunction", delivered.getFirst());
    JsonNode again = deployment.invoke("PurchaseFunction", delivered.getFirst());
    assertThat(first.path("status").asInt()).isEqualTo(201);
    assertThat(again.path("replayed").asBoolean()).isTrue();
    queues.remove("PurchaseFunction");
    localStack.put(OPERATIONS, file("eventbridge-top-up.json"));
    assertThat(localStack.received(Objects.requireNonNull(queues.remove("WalletFunction")), 1))
        .hasSize(1);
    // What was for one of them has come: what was for nobody else will come no more.
    queues.values().forEach(queue -> assertThat(localStack.received(queue, 0)).isEmpty());
  }

  @Test
  void step_functions_own_parser_takes_the_definition() throws Exception {
    String text =
        Files.readString(Path.of("events/state-machine.asl.json"))
            .replaceAll("\\$\\{(\\w+)}", "arn:aws:lambda:us-east-1:000000000000:function:$1:live");

    JsonNode parsed = localStack.parsed(Json.read(text).orElseThrow());
    JsonNode broken =
        localStack.parsed(Json.read(text.replace("\"Wait\"", "\"Weight\"")).orElseThrow());

    assertThat(parsed.path("result").asText()).as(parsed.toString()).isEqualTo("OK");
    assertThat(broken.path("result").asText()).isEqualTo("FAIL");
  }

  /// The patterns of the template's rules, by function.
  private static Map<String, String> rules() {
    Map<String, String> rules = new TreeMap<>();
    OperationsBusTest.rules()
        .forEach(
            (function, rule) ->
                rules.put(
                    function,
                    Json.write(
                        Json.object()
                            .<ObjectNode>set("detail-type", Json.array().add("Dialplane Operation"))
                            .set("detail", detail(OperationsBusTest.operations(rule))))));
    return rules;
  }

  private static JsonNode detail(List<String> operations) {
    ObjectNode detail = Json.object();
    operations.forEach(detail.putArray("operation")::add);
    return detail;
  }

  private static List<String> shown(World world) {
    List<String> ids = new ArrayList<>();
    world.get("/events").data().forEach(event -> ids.add(event.path("id").asText()));
    return ids;
  }

  private static List<String> ids(List<JsonNode> delivered) {
    return delivered.stream().map(event -> event.path("detail").path("id").asText()).toList();
  }

  private static JsonNode file(String name) throws IOException {
    return Json.read(Files.readString(Path.of("events").resolve(name))).orElseThrow();
  }
}
