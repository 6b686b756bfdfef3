package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Operations as events: the same code as over HTTP, with IAM in the key's place.
class DirectEventTest {
  private static final Deployment DEPLOYMENT = Deployment.start();
  private static final World WORLD = DEPLOYMENT.newOrganization();

  @TestFactory
  Stream<DynamicTest> takes_every_operation_at_its_own_function_and_no_other() {
    return Routes.load().all().stream()
        .filter(HttpRoute::takesKey)
        .map(route -> dynamicTest(route.operation(), () -> takes(route)));
  }

  private void takes(HttpRoute route) {
    ObjectNode input = Json.object();
    if (route.path().contains("{id}")) {
      input.put("id", "0123456789abcdef0123456789abcdef");
    }
    String other = route.function().equals("WalletFunction") ? "AgentsFunction" : "WalletFunction";

    JsonNode answer = DEPLOYMENT.invoke(route.function(), WORLD.event(route.operation(), input));
    JsonNode misplaced = DEPLOYMENT.invoke(other, WORLD.event(route.operation(), input));

    assertThat(answer.path("status").asInt()).isIn(200, 400, 404);
    assertThat(answer.path("problem").path("errors"))
        .noneMatch(error -> error.path("field").asText().equals("operation"));
    assertThat(misplaced.path("status").asInt()).isEqualTo(400);
    assertThat(misplaced.path("problem").path("code").asText()).isEqualTo("validation_error");
    assertThat(misplaced.path("problem").path("errors").path(0).path("field").asText())
        .isEqualTo("operation");
  }

  @Test
  void every_function_answers_a_ping_and_reads_nothing() {
    for (String function : Template.load().functions().keySet()) {
      DEPLOYMENT.meter().reset();

      JsonNode pong = DEPLOYMENT.invoke(function, Json.object().put("operation", "ping"));

      assertThat(pong.path("status").asInt()).as(function).isEqualTo(200);
      assertThat(DEPLOYMENT.meter().calls()).isEmpty();
    }
  }

  @Test
  void a_ping_has_no_other_field() {
    ObjectNode more = Json.object().put("operation", "ping").put("mode", "live");
    Set<String> functions =
        Routes.load().all().stream().map(HttpRoute::function).collect(Collectors.toSet());
    functions.add("KeysFunction");

    for (String function : functions) {
      assertThat(DEPLOYMENT.invoke(function, more).path("status").asInt())
          .as(function)
          .isEqualTo(400);
    }
  }

  @Test
  void answers_status_and_data_or_a_problem() {
    JsonNode wallet = DEPLOYMENT.invoke("WalletFunction", WORLD.event("get_wallet", Json.object()));
    JsonNode unknown =
        DEPLOYMENT.invoke(
            "NumbersFunction", WORLD.event("get_number", Json.object().put("id", "+12075550100")));

    assertThat(names(wallet)).containsExactly("status", "data");
    assertThat(names(unknown)).containsExactly("status", "problem");
    assertThat(unknown.path("status").asInt()).isEqualTo(404);
    assertThat(unknown.path("problem").path("code").asText()).isEqualTo("not_found");
    assertThat(unknown.path("problem").path("instance").asText()).isNotEmpty();
  }

  @Test
  void a_list_adds_its_cursor_a_search_its_message_and_a_204_has_no_data() {
    JsonNode list = DEPLOYMENT.invoke("AgentsFunction", WORLD.event("list_agents", Json.object()));
    JsonNode found =
        DEPLOYMENT.invoke(
            "SearchFunction",
            WORLD.event("search", Json.object().put("areaCode", "207").put("limit", 1)));
    JsonNode deleted =
        DEPLOYMENT.invoke(
            "AgentsFunction", WORLD.event("delete_agent", Json.object().put("id", WORLD.agent())));

    assertThat(names(list)).containsExactly("status", "data", "nextCursor");
    assertThat(names(found)).containsExactlyInAnyOrder("status", "data", "nextCursor", "message");
    assertThat(names(deleted)).containsExactly("status");
    assertThat(deleted.path("status").asInt()).isEqualTo(204);
  }

  @Test
  void is_live_unless_it_says_test() {
    World fresh = DEPLOYMENT.newOrganization();
    ObjectNode event = fresh.event("top_up", Json.object().put("amountUsd", 3));
    event.remove("mode");

    assertThat(DEPLOYMENT.invoke("WalletFunction", event).path("status").asInt()).isEqualTo(201);
    assertThat(fresh.live().wallet().path("balanceUsd").toString()).isEqualTo("3.00");
    assertThat(fresh.wallet().path("balanceUsd").toString()).isEqualTo("0.00");
  }

  @Test
  void is_recognised_by_lambdas_request_id_where_it_brings_no_key() {
    ObjectNode event = WORLD.event("top_up", Json.object().put("amountUsd", 3));

    JsonNode first = DEPLOYMENT.invoke("WalletFunction", event, "delivery-1");
    JsonNode again = DEPLOYMENT.invoke("WalletFunction", event, "delivery-1");

    assertThat(first.has("replayed")).isFalse();
    assertThat(again.path("replayed").asBoolean()).isTrue();
    assertThat(again.path("data")).isEqualTo(first.path("data"));
    assertThat(DEPLOYMENT.invoke("WalletFunction", event, "delivery-2").has("replayed")).isFalse();
  }

  @Test
  void is_recognised_by_its_own_id_in_eventbridges_envelope() {
    ObjectNode event = WORLD.event("top_up", Json.object().put("amountUsd", 3));

    JsonNode first = DEPLOYMENT.invoke("WalletFunction", enveloped(event, "event-1"));
    JsonNode again = DEPLOYMENT.invoke("WalletFunction", enveloped(event, "event-1"));

    assertThat(first.path("status").asInt()).isEqualTo(201);
    assertThat(again.path("replayed").asBoolean()).isTrue();
    assertThat(DEPLOYMENT.invoke("WalletFunction", enveloped(event, "event-2")).has("replayed"))
        .isFalse();
  }

  @Test
  void throws_a_5xx_inside_the_envelope_so_that_lambda_tries_again_and_returns_the_rest() {
    WORLD.funded("10");
    ObjectNode trouble = WORLD.event("purchase", Json.object().put("e164", "+12075550191"));
    ObjectNode taken = WORLD.event("purchase", Json.object().put("e164", "+12075550190"));

    assertThat(DEPLOYMENT.invoke("PurchaseFunction", trouble).path("status").asInt())
        .isEqualTo(503);
    assertThatThrownBy(() -> DEPLOYMENT.invoke("PurchaseFunction", enveloped(trouble, "e1")))
        .hasMessageContaining("503");
    assertThat(DEPLOYMENT.invoke("PurchaseFunction", enveloped(taken, "e2")).path("status").asInt())
        .isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource({"live,http,403", "test,http,201", "live,event,201"})
  void credits_a_live_wallet_by_event_alone_where_top_ups_are_the_operators(
      String mode, String way, int status) {
    Deployment closed = Deployment.with(Map.of("TOP_UPS", "operator"));
    World asking = closed.newOrganization();
    ObjectNode event =
        asking.event("top_up", Json.object().put("amountUsd", 3)).put("mode", "live");

    int answered =
        way.equals("event")
            ? closed.invoke("WalletFunction", event).path("status").asInt()
            : (mode.equals("live") ? asking.live() : asking)
                .post("/billing/wallet/topup", "{\"amountUsd\":3}")
                .status();

    assertThat(answered).isEqualTo(status);
  }

  private static ObjectNode enveloped(ObjectNode detail, String id) {
    ObjectNode envelope =
        Json.object()
            .put("version", "0")
            .put("id", id)
            .put("detail-type", "Dialplane Operation")
            .put("source", "test");
    return envelope.set("detail", detail);
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
