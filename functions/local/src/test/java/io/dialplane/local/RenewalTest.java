package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.ScriptableCarrier;
import io.dialplane.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenewalTest {
  private final ScriptableCarrier carrier = new ScriptableCarrier();
  private final Deployment deployment = Deployment.alone(carrier);
  private final World world = deployment.newOrganization();
  private final String number = Numbers.next();

  @Test
  void charges_each_month_once_however_often_it_runs() {
    at("2027-01-15T12:00:00Z");
    world.funded("10");
    world.purchase(number);

    settleAt("2027-02-15T11:59:00Z");
    assertThat(balance()).isEqualTo("8.00");
    settleAt("2027-02-15T12:00:00Z");
    settleAt("2027-02-15T12:01:00Z");

    assertThat(balance()).isEqualTo("7.00");
    assertThat(number().path("renewsAt").asText()).isEqualTo("2027-03-15T12:00:00.000Z");
    JsonNode rental = world.get("/billing/wallet/entries").data().path(0);
    assertThat(rental.path("type").asText()).isEqualTo("rental");
    assertThat(rental.path("amountUsd").decimalValue()).isEqualByComparingTo("-1");
    assertThat(rental.path("e164").asText()).isEqualTo(number);
  }

  @Test
  void renews_on_a_short_months_last_day_and_comes_back() {
    at("2027-01-31T12:00:00Z");
    world.funded("10");
    world.purchase(number);

    List<String> days = new ArrayList<>();
    for (String month : List.of("2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31")) {
      days.add(number().path("renewsAt").asText().substring(0, 10));
      settleAt(month + "T12:00:00Z");
    }

    assertThat(days).containsExactly("2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31");
    assertThat(balance()).isEqualTo("4.00");
  }

  @Test
  void charges_missed_months_one_by_one() {
    at("2027-01-15T12:00:00Z");
    world.funded("10");
    world.purchase(number);

    settleAt("2027-06-20T00:00:00Z");

    assertThat(balance()).isEqualTo("3.00");
    assertThat(number().path("renewsAt").asText()).isEqualTo("2027-07-15T12:00:00.000Z");
    assertThat(world.get("/billing/wallet/entries").data()).hasSize(7);
  }

  @Test
  void an_unpaid_number_is_past_due_and_a_top_up_pays_it_in_the_same_call() {
    at("2027-01-15T12:00:00Z");
    world.funded("2");
    world.purchase(number);

    settleAt("2027-02-15T12:00:00Z");
    assertThat(number().path("status").asText()).isEqualTo("past_due");
    assertThat(number().path("graceEndsAt").asText()).isEqualTo("2027-02-22T12:00:00.000Z");
    assertThat(world.get("/numbers?status=past_due").data()).hasSize(1);
    JsonNode topUp = world.post("/billing/wallet/topup", "{\"amountUsd\":1}").data();

    assertThat(topUp.path("type").asText()).isEqualTo("topup");
    assertThat(number().path("status").asText()).isEqualTo("available");
    assertThat(number().path("graceEndsAt").isNull()).isTrue();
    assertThat(balance()).isEqualTo("0.00");
  }

  @Test
  void grace_is_never_shorter_than_a_day() {
    at("2027-01-15T12:00:00Z");
    world.funded("2");
    world.purchase(number);

    settleAt("2027-03-01T00:00:00Z");

    assertThat(number().path("graceEndsAt").asText()).isEqualTo("2027-03-02T00:00:00.000Z");
  }

  @Test
  void pays_the_oldest_first() {
    at("2027-01-15T12:00:00Z");
    world.funded("4");
    world.purchase(number);
    at("2027-01-16T12:00:00Z");
    String younger = Numbers.next();
    world.purchase(younger);
    settleAt("2027-02-17T12:00:00Z");

    world.post("/billing/wallet/topup", "{\"amountUsd\":1}");

    assertThat(number().path("status").asText()).isEqualTo("available");
    assertThat(world.get("/numbers/" + younger).data().path("status").asText())
        .isEqualTo("past_due");
  }

  @Test
  void lets_a_number_go_when_its_grace_is_over() {
    at("2027-01-15T12:00:00Z");
    world.funded("2");
    world.purchase(number);
    settleAt("2027-02-15T12:00:00Z");

    settleAt("2027-02-22T12:00:00Z");

    assertThat(world.get("/numbers/" + number).status()).isEqualTo(404);
    assertThat(carrier.has(number)).isFalse();
    assertThat(world.get("/billing/wallet/entries").data()).hasSize(2);
  }

  @Test
  void keeps_a_protected_number_past_due_without_calls_until_it_is_paid() {
    at("2027-01-15T12:00:00Z");
    world.funded("2");
    String agent = world.agent();
    world.post("/agents/" + agent + "/publish", "{}");
    world.post(
        "/numbers/purchase", "{\"e164\":\"%s\",\"agentId\":\"%s\"}".formatted(number, agent));
    world.patch("/numbers/" + number, "{\"deletionProtection\":true}");
    settleAt("2027-02-15T12:00:00Z");
    assertThat(number().path("live").asBoolean()).isTrue();

    JsonNode counts = settleAt("2027-02-22T12:00:00Z");

    assertThat(counts.path("protectedPastDue").asInt()).isEqualTo(1);
    assertThat(number().path("status").asText()).isEqualTo("past_due");
    assertThat(number().path("allowInbound").asBoolean()).isTrue();
    assertThat(number().path("notLiveReason").asText()).isEqualTo("inbound_off");
    world.post("/billing/wallet/topup", "{\"amountUsd\":1}");
    assertThat(number().path("live").asBoolean()).isTrue();
  }

  @Test
  void an_imported_number_never_renews() {
    at("2027-01-15T12:00:00Z");
    world.funded("2");
    carrier.onAccount(number);
    world.post("/numbers/import", "{\"e164\":\"" + number + "\"}");

    settleAt("2028-01-15T12:00:00Z");

    assertThat(balance()).isEqualTo("2.00");
    assertThat(number().path("renewsAt").isNull()).isTrue();
  }

  private void at(String time) {
    deployment.clock().advance(Duration.between(deployment.clock().instant(), Instant.parse(time)));
  }

  private JsonNode settleAt(String time) {
    at(time);
    JsonNode counts = deployment.invoke("SettleFunction", Json.object());
    assertThat(counts.path("broken").asInt()).isZero();
    return counts;
  }

  private JsonNode number() {
    return world.get("/numbers/" + number).data();
  }

  private String balance() {
    return world.wallet().path("balanceUsd").decimalValue().toPlainString();
  }
}
