package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.ScriptableCarrier;
import io.dialplane.testkit.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The fine print of purchases, imports, releases, agents and wallets.
class FinePrintTest {
  private final ScriptableCarrier carrier = new ScriptableCarrier();
  private final Deployment deployment = Deployment.with(carrier);
  private final World world = deployment.newOrganization();
  private final String number = Numbers.next();

  @Test
  void refuses_a_purchase_for_the_first_reason_of_its_order() {
    World owner = deployment.newOrganization().funded("10");
    owner.purchase(number);
    String free = Numbers.next();
    String all = ",\"agentId\":\"x\",\"reservationId\":\"x\",\"maxMonthlyCost\":0.5";

    assertThat(buy(number, all)).isEqualTo("agent_not_found");
    assertThat(buy(number, ",\"reservationId\":\"x\",\"maxMonthlyCost\":0.5"))
        .isEqualTo("reservation_expired");
    assertThat(buy(number, ",\"maxMonthlyCost\":0.5")).isEqualTo("number_unavailable");
    assertThat(buy(free, ",\"maxMonthlyCost\":0.5")).isEqualTo("price_changed");
    assertThat(buy(free, "")).isEqualTo("insufficient_funds");
    assertThat(carrier.orders()).isEqualTo(1);
  }

  private String buy(String wanted, String more) {
    return world.post("/numbers/purchase", "{\"e164\":\"%s\"%s}".formatted(wanted, more)).code();
  }

  @Test
  void a_limit_that_equals_todays_price_buys() {
    world.funded("2");

    Response bought =
        world.post("/numbers/purchase", "{\"e164\":\"" + number + "\",\"maxMonthlyCost\":1}");

    assertThat(bought.status()).isEqualTo(201);
  }

  @Test
  void a_purchase_for_an_agent_is_assigned_to_it_and_counted() {
    world.funded("4");
    String agent = world.agent();

    JsonNode bought =
        world
            .post(
                "/numbers/purchase",
                "{\"e164\":\"%s\",\"agentId\":\"%s\"}".formatted(number, agent))
            .data();

    assertThat(bought.path("status").asText()).isEqualTo("assigned");
    assertThat(bought.path("defaultAgentId").asText()).isEqualTo(agent);
    assertThat(bought.path("live").asBoolean()).isFalse();
    assertThat(bought.path("notLiveReason").asText()).isEqualTo("agent_unpublished");
    assertThat(world.get("/agents/" + agent).data().path("assignedNumbers").asInt()).isEqualTo(1);
    assertThat(world.delete("/agents/" + agent).code()).isEqualTo("agent_in_use");
    world.delete("/numbers/" + number);
    assertThat(world.delete("/agents/" + agent).status()).isEqualTo(204);
  }

  @Test
  void says_why_a_number_is_not_live_by_the_first_reason_that_holds() {
    world.funded("2");
    String agent = world.agent();
    String path = "/numbers/" + number;
    world.purchase(number);
    world.patch(path, "{\"allowInbound\":false}");

    assertThat(reason(path)).isEqualTo("unassigned");
    world.post(path + "/assign", "{\"agentId\":\"" + agent + "\"}");
    assertThat(reason(path)).isEqualTo("agent_unpublished");
    world.post("/agents/" + agent + "/publish", "{}");
    assertThat(reason(path)).isEqualTo("inbound_off");
    world.patch(path, "{\"allowInbound\":true}");
    assertThat(world.get(path).data().path("notLiveReason").isNull()).isTrue();
    assertThat(world.get(path).data().path("live").asBoolean()).isTrue();
  }

  private String reason(String path) {
    assertThat(world.get(path).data().path("live").asBoolean()).isFalse();
    return world.get(path).data().path("notLiveReason").asText();
  }

  @Test
  void unassigning_what_no_agent_has_changes_nothing() {
    world.funded("2");
    world.purchase(number);
    JsonNode before = world.get("/numbers/" + number).data();

    Response again = world.delete("/numbers/" + number + "/assign");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.data()).isEqualTo(before);
  }

  @Test
  void an_import_is_assigned_at_once_and_repeated_without_harm() {
    carrier.onAccount(number);
    String agent = world.agent();
    String body = "{\"e164\":\"" + number + "\"";

    JsonNode imported =
        world.post("/numbers/import", body + ",\"agentId\":\"" + agent + "\"}").data();
    String second = world.agent();
    Response moved = world.post("/numbers/import", body + ",\"agentId\":\"" + second + "\"}");

    assertThat(imported.path("defaultAgentId").asText()).isEqualTo(agent);
    assertThat(moved.status()).isEqualTo(200);
    assertThat(moved.data().path("defaultAgentId").asText()).isEqualTo(second);
    assertThat(world.post("/numbers/import", body + "}").status()).isEqualTo(200);
    assertThat(world.delete("/agents/" + agent).status()).isEqualTo(204);
    World other = deployment.newOrganization();
    assertThat(other.post("/numbers/import", body + "}").code()).isEqualTo("number_unavailable");
    assertThat(world.post("/numbers/import", body + ",\"agentId\":\"x\"}").code())
        .isEqualTo("agent_not_found");
    assertThat(world.get("/billing/wallet/entries").data()).isEmpty();
  }

  @Test
  void protection_is_refused_before_anything_else_about_a_release() {
    world.funded("2");
    world.purchase(number);
    world.patch("/numbers/" + number, "{\"deletionProtection\":true}");

    assertThat(world.delete("/numbers/" + number + "?keepAtCarrier=true").code())
        .isEqualTo("deletion_protected");
    world.patch("/numbers/" + number, "{\"deletionProtection\":false}");
    assertThat(world.delete("/numbers/" + number + "?keepAtCarrier=true").code())
        .isEqualTo("invalid_state");
    assertThat(world.delete("/numbers/" + number + "?keepAtCarrier=false").status()).isEqualTo(204);
    assertThat(world.wallet().path("balanceUsd").toString()).isEqualTo("0.00");
  }

  @Test
  void a_patch_changes_what_it_names_and_an_empty_one_nothing() {
    world.funded("2");
    world.purchase(number);
    String path = "/numbers/" + number;

    JsonNode named = world.patch(path, "{\"label\":\"desk\",\"tags\":[\"a\",\"b\"]}").data();

    assertThat(named.path("label").asText()).isEqualTo("desk");
    assertThat(world.patch(path, "{}").data()).isEqualTo(named);
    JsonNode cleared = world.patch(path, "{\"label\":null,\"tags\":[]}").data();
    assertThat(cleared.path("label").isNull()).isTrue();
    assertThat(cleared.path("tags")).isEmpty();
  }

  @Test
  void an_edit_counts_the_draft_and_publishing_copies_it() {
    String path = "/agents/" + world.agent();

    assertThat(versions(world.get(path))).containsExactly("1", "null");
    assertThat(versions(world.post(path + "/publish", "{}"))).containsExactly("1", "1");
    assertThat(versions(world.post(path + "/publish", "{}"))).containsExactly("1", "1");
    assertThat(versions(world.patch(path, "{\"name\":\"Night desk\"}"))).containsExactly("2", "1");
    assertThat(versions(world.patch(path, "{\"name\":\"Night desk\"}"))).containsExactly("2", "1");
    assertThat(versions(world.post(path + "/publish", "{}"))).containsExactly("2", "2");
    assertThat(world.delete(path).status()).isEqualTo(204);
    assertThat(world.get(path).code()).isEqualTo("agent_not_found");
    assertThat(world.delete(path).code()).isEqualTo("agent_not_found");
  }

  private static List<String> versions(Response agent) {
    assertThat(agent.status()).isEqualTo(200);
    return List.of(
        agent.data().path("draftVersion").asText(), agent.data().path("publishedVersion").asText());
  }

  @ParameterizedTest
  @CsvSource({"0.01,0.01", "10000.00,10000.00", "10.10,10.10", "1e3,1000.00", "7,7.00"})
  void a_top_up_is_booked_as_it_was_sent(String amount, String booked) {
    Response topUp = world.post("/billing/wallet/topup", "{\"amountUsd\":" + amount + "}");

    assertThat(topUp.status()).isEqualTo(201);
    assertThat(topUp.data().path("type").asText()).isEqualTo("topup");
    assertThat(topUp.data().path("amountUsd").toString()).isEqualTo(booked);
    assertThat(world.wallet().path("availableUsd").toString()).isEqualTo(booked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"sip","uri":"sips:a@example.com"}            | 201
          {"type":"sip","uri":"sip:+14155550100@example.com"}  | 201
          {"type":"sip","uri":"sip:"}                          | 400
          {"type":"sip","uri":"tel:+14155550100"}              | 400
          {"type":"sip","url":"sip:a@example.com"}             | 400
          {"type":"stream","url":"wss://example.com"}          | 201
          {"type":"stream","url":"ws://example.com"}           | 400
          {"type":"stream","url":"wss:example.com"}            | 400
          {"type":"webhook","url":"https://example.com/x"}     | 201
          {"type":"webhook","url":"http://example.com"}        | 400
          {"type":"webhook","url":"https:///x"}                | 400
          {"type":"forward","e164":"(415) 555-0100"}           | 201
          {"type":"forward","e164":"555-0100"}                 | 400
          {"type":"managed","systemPrompt":"Be kind."}         | 201
          {"type":"managed"}                                   | 400
          {"type":"SIP","uri":"sip:a@example.com"}             | 400
          """)
  void a_route_names_a_place_that_a_call_can_go_to(String route, int status) {
    String body = "{\"name\":\"x\",\"route\":" + route + "}";

    assertThat(world.post("/agents", body).status()).isEqualTo(status);
  }
}
