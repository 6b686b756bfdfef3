package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How every answer looks, whatever is in it.
class EnvelopeTest {
  private final Deployment deployment = Deployment.start();
  private final World world = deployment.newOrganization().funded("10");

  @Test
  void a_success_is_success_and_data() {
    Response wallet = world.get("/billing/wallet");

    assertThat(names(wallet.body())).containsExactly("success", "data");
    assertThat(wallet.body().path("success").asBoolean()).isTrue();
    assertThat(wallet.header("content-type")).isEqualTo("application/json");
    assertThat(wallet.header("x-request-id")).isNotEmpty();
  }

  @Test
  void a_list_adds_the_next_cursor_and_null_says_that_there_is_none() {
    for (String list :
        List.of(
            "/numbers",
            "/numbers/reserve",
            "/numbers/purchases",
            "/agents",
            "/billing/wallet/entries")) {
      Response page = world.get(list);

      assertThat(names(page.body())).as(list).containsExactly("success", "data", "nextCursor");
      assertThat(page.body().path("nextCursor").isNull()).isTrue();
    }
    assertThat(names(world.get("/numbers/search?limit=1").body()))
        .containsExactlyInAnyOrder("success", "data", "nextCursor", "message");
  }

  @Test
  void a_204_has_no_body_at_all() {
    JsonNode raw =
        deployment.invoke(
            "AgentsFunction",
            io.dialplane.testkit.GatewayEvents.of(
                "DELETE",
                "/api/v1/agents/" + world.agent(),
                null,
                Map.of("x-api-key", world.testKey())));

    assertThat(raw.path("statusCode").asInt()).isEqualTo(204);
    assertThat(raw.has("body")).isFalse();
    assertThat(raw.path("headers").has("content-type")).isFalse();
    assertThat(raw.path("headers").path("x-request-id").asText()).isNotEmpty();
  }

  @Test
  void a_problem_is_one_of_rfc_9457_whose_instance_is_the_request() {
    Response refused = world.get("/numbers/+16175550100");

    assertThat(refused.header("content-type")).isEqualTo("application/problem+json");
    assertThat(names(refused.body()))
        .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance", "code");
    assertThat(refused.body().path("type").asText()).isEqualTo("urn:dialplane:problem:not_found");
    assertThat(refused.body().path("status").isInt()).isTrue();
    assertThat(refused.body().path("instance").asText())
        .isEqualTo(refused.header("x-request-id"))
        .isNotEmpty();
  }

  @Test
  void too_little_money_says_how_much_is_missing() {
    Response poor = deployment.newOrganization().purchase("+16175550100");

    assertThat(poor.status()).isEqualTo(402);
    assertThat(names(poor.body()))
        .containsExactlyInAnyOrder(
            "type", "title", "status", "detail", "instance", "code", "requiredUsd", "availableUsd");
    assertThat(poor.body().path("requiredUsd").toString()).isEqualTo("2.00");
  }

  @Test
  void money_is_a_json_number_with_its_cents() {
    assertThat(world.wallet().path("balanceUsd").toString()).isEqualTo("10.00");
    assertThat(world.wallet().path("heldUsd").toString()).isEqualTo("0.00");
    Response found = world.get("/numbers/search?areaCode=888&limit=1");
    assertThat(found.data().path(0).path("monthlyCost").toString()).isEqualTo("2.00");
    assertThat(world.post("/billing/wallet/topup", "{\"amountUsd\":1e1}").data().toString())
        .contains("\"amountUsd\":10.00", "\"balanceAfterUsd\":20.00");
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
