package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.HttpRoute;
import io.dialplane.http.Json;
import io.dialplane.http.Routes;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Template;
import io.dialplane.testkit.World;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// How operations that are asked for by events find their functions, and where their results go.
class OperationsBusTest {
  private static final Map<String, Map<String, Object>> FUNCTIONS = Template.load().functions();

  @Test
  void every_operation_has_one_rule_and_it_leads_to_its_function() {
    Map<String, String> expected =
        Routes.load().all().stream()
            .filter(HttpRoute::takesKey)
            .collect(Collectors.toMap(HttpRoute::operation, HttpRoute::function));

    Map<String, String> ruled = new TreeMap<>();
    rules()
        .forEach(
            (function, rule) ->
                operations(rule).forEach(operation -> ruled.put(operation, function)));

    assertThat(ruled).isEqualTo(new TreeMap<>(expected));
    assertThat(rules().values().stream().mapToInt(rule -> operations(rule).size()).sum())
        .isEqualTo(expected.size());
  }

  @Test
  void rules_take_operations_alone_and_keep_what_they_cannot_hand_over() {
    rules()
        .forEach(
            (function, rule) -> {
              assertThat(rule.get("EventBusName")).as(function).isEqualTo("OperationsBus");
              assertThat(map(rule.get("Pattern")).get("detail-type"))
                  .isEqualTo(List.of("Dialplane Operation"));
              assertThat(map(rule.get("DeadLetterConfig")).get("Arn"))
                  .isEqualTo("FailedEvents.Arn");
            });
  }

  @Test
  void results_go_to_the_other_bus_and_failures_to_the_queue() {
    Map<String, Object> everywhere =
        map(
            map(map(Template.load().root().get("Globals")).get("Function"))
                .get("EventInvokeConfig"));
    assertThat(map(map(everywhere.get("DestinationConfig")).get("OnFailure")).get("Destination"))
        .isEqualTo("FailedEvents.Arn");

    for (String function : rules().keySet()) {
      Map<String, Object> own =
          map(FUNCTIONS.getOrDefault(function, Map.of()).get("EventInvokeConfig"));
      assertThat(map(own.get("DestinationConfig")))
          .as(function)
          .containsExactly(
              Map.entry(
                  "OnSuccess", Map.of("Type", "EventBridge", "Destination", "EventsBus.Arn")));
    }
  }

  @Test
  void an_operation_from_the_bus_and_the_same_over_http_are_one() {
    Deployment deployment = Deployment.start();
    World world = deployment.newOrganization().funded("5");
    ObjectNode asked =
        world
            .event("purchase", Json.object().put("e164", "+15045550150"))
            .put("idempotencyKey", "one");

    JsonNode first = deployment.invoke("PurchaseFunction", enveloped(asked));
    JsonNode again = deployment.invoke("PurchaseFunction", enveloped(asked));

    assertThat(first.path("status").asInt()).isEqualTo(201);
    assertThat(again.path("replayed").asBoolean()).isTrue();
    assertThat(again.path("data")).isEqualTo(first.path("data"));
    assertThat(world.purchase("+15045550150", "one").isReplayed()).isTrue();
    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("3");
  }

  private static ObjectNode enveloped(ObjectNode detail) {
    ObjectNode event =
        Json.object()
            .put("version", "0")
            .put("id", "6a7e8feb-b491-4cf7-a9f1-bf3703467718")
            .put("detail-type", "Dialplane Operation")
            .put("source", "example.automation");
    return event.set("detail", detail);
  }

  /// The properties of the rule of each function that has one.
  static Map<String, Map<String, Object>> rules() {
    Map<String, Map<String, Object>> rules = new TreeMap<>();
    FUNCTIONS.forEach(
        (function, properties) ->
            map(properties.getOrDefault("Events", Map.of()))
                .values()
                .forEach(
                    event -> {
                      if ("EventBridgeRule".equals(map(event).get("Type"))) {
                        rules.put(function, map(map(event).get("Properties")));
                      }
                    }));
    return rules;
  }

  static List<String> operations(Map<String, Object> rule) {
    Object operations = map(map(rule.get("Pattern")).get("detail")).get("operation");
    return ((List<?>) Objects.requireNonNull(operations)).stream().map(Object::toString).toList();
  }

  @SuppressWarnings("unchecked") // YAML mappings have text keys here
  private static Map<String, Object> map(@org.jspecify.annotations.Nullable Object node) {
    return (Map<String, Object>) Objects.requireNonNull(node);
  }
}
