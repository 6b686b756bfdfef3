package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The fields of every resource.
class ResourcesTest {
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

  private final Deployment deployment = Deployment.start();
  private final World world = deployment.newOrganization().funded("10");

  @Test
  void a_number_has_its_fields_and_times_are_utc() {
    JsonNode number = world.purchase("+16175550101").data();

    assertThat(names(number))
        .containsExactlyInAnyOrder(
            "id",
            "organizationId",
            "e164",
            "formatted",
            "country",
            "numberType",
            "locality",
            "region",
            "features",
            "provider",
            "status",
            "defaultAgentId",
            "label",
            "tags",
            "monthlyCost",
            "setupCost",
            "currency",
            "source",
            "renewsAt",
            "graceEndsAt",
            "allowInbound",
            "allowOutbound",
            "deletionProtection",
            "live",
            "notLiveReason",
            "createdAt");
    assertThat(number.path("createdAt").asText()).matches(TIME);
    assertThat(number.path("renewsAt").asText()).matches(TIME);
    assertThat(number.path("formatted").asText()).isEqualTo("(617) 555-0101");
    assertThat(number.path("source").asText()).isEqualTo("purchased");
    assertThat(number.path("allowInbound").asBoolean()).isTrue();
    assertThat(number.path("allowOutbound").asBoolean()).isFalse();
    assertThat(world.get("/numbers/+16175550101").data()).isEqualTo(number);
    assertThat(world.get("/numbers").data().path(0)).isEqualTo(number);
  }

  @Test
  void an_imported_number_costs_nothing_and_never_renews() {
    JsonNode number = world.post("/numbers/import", "{\"e164\":\"+16175550199\"}").data();

    assertThat(number.path("source").asText()).isEqualTo("imported");
    assertThat(number.path("monthlyCost").toString()).isEqualTo("0.00");
    assertThat(number.path("setupCost").toString()).isEqualTo("0.00");
    assertThat(number.path("renewsAt").isNull()).isTrue();
    assertThat(world.wallet().path("balanceUsd").toString()).isEqualTo("10.00");
  }

  @Test
  void an_available_number_has_its_fields() {
    JsonNode found = world.get("/numbers/available/+16175550102").data();

    assertThat(names(found))
        .containsExactlyInAnyOrder(
            "e164",
            "formatted",
            "country",
            "numberType",
            "locality",
            "region",
            "rateCenter",
            "features",
            "monthlyCost",
            "setupCost",
            "currency",
            "provider",
            "reservable",
            "vanityFormat",
            "bestEffort");
    assertThat(found.path("locality").asText()).isEqualTo("Boston");
  }

  @Test
  void a_reservation_and_a_purchase_have_their_fields() {
    JsonNode hold = world.reserve("+16175550103").data();
    world.purchase("+16175550104");
    world.purchase("+16175550190");
    JsonNode failed = world.get("/numbers/purchases?status=failed").data().path(0);
    JsonNode completed = world.get("/numbers/purchases?status=completed").data().path(0);

    assertThat(names(hold))
        .containsExactlyInAnyOrder(
            "id",
            "e164",
            "status",
            "expiresAt",
            "exclusive",
            "monthlyCost",
            "setupCost",
            "currency",
            "createdAt");
    assertThat(hold.path("expiresAt").asText()).matches(TIME);
    assertThat(hold.path("exclusive").asBoolean()).isTrue();
    assertThat(names(completed))
        .containsExactlyInAnyOrder("id", "e164", "status", "numberId", "createdAt");
    assertThat(names(failed))
        .containsExactlyInAnyOrder("id", "e164", "status", "problem", "createdAt");
    assertThat(failed.path("problem").path("code").asText()).isEqualTo("number_unavailable");
    assertThat(world.get("/numbers/purchases/" + failed.path("id").asText()).data())
        .isEqualTo(failed);
  }

  @Test
  void the_wallet_and_its_entries_have_their_fields() {
    world.purchase("+16175550105");
    JsonNode entries = world.get("/billing/wallet/entries").data();

    assertThat(names(world.wallet()))
        .containsExactlyInAnyOrder(
            "balanceUsd",
            "availableUsd",
            "heldUsd",
            "currency",
            "autoReloadEnabled",
            "autoReloadThresholdUsd",
            "autoReloadAmountUsd");
    assertThat(names(entries.path(0)))
        .containsExactlyInAnyOrder(
            "id", "type", "amountUsd", "balanceAfterUsd", "e164", "reference", "createdAt");
    assertThat(names(entries.path(1)))
        .containsExactlyInAnyOrder(
            "id", "type", "amountUsd", "balanceAfterUsd", "reference", "createdAt");
    assertThat(entries.path(0).path("amountUsd").toString()).isEqualTo("-2.00");
  }

  @Test
  void an_agent_has_its_fields_and_each_kind_of_route_comes_back_as_it_went_in() {
    for (String route :
        List.of(
            "{\"type\":\"sip\",\"uri\":\"sip:agent@example.com\"}",
            "{\"type\":\"stream\",\"url\":\"wss://example.com/media\"}",
            "{\"type\":\"forward\",\"e164\":\"+14155550100\"}",
            "{\"type\":\"webhook\",\"url\":\"https://example.com/call\",\"firstMessage\":\"Hi\"}",
            "{\"type\":\"managed\",\"systemPrompt\":\"Be"
                + " kind.\",\"firstMessage\":\"Hi\",\"voice\":\"ada\"}")) {
      JsonNode agent = world.post("/agents", "{\"name\":\"x\",\"route\":" + route + "}").data();

      assertThat(agent.path("route")).isEqualTo(Json.read(route).orElseThrow());
      assertThat(names(agent))
          .containsExactlyInAnyOrder(
              "id",
              "organizationId",
              "name",
              "route",
              "draftVersion",
              "publishedVersion",
              "publishedAt",
              "assignedNumbers",
              "createdAt",
              "updatedAt");
      assertThat(agent.path("draftVersion").asInt()).isEqualTo(1);
      assertThat(agent.path("publishedVersion").isNull()).isTrue();
    }
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
