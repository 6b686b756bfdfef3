package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.http.Json;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.ScriptableCarrier;
import io.dialplane.testkit.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Deployment.Kept.class)
class PurchaseTest {
  private final ScriptableCarrier carrier = new ScriptableCarrier();
  private final Deployment deployment;
  private final World world;
  private final String number = Numbers.next();

  PurchaseTest(Deployment.Kept kept) {
    deployment = Deployment.with(carrier, kept);
    world = deployment.newOrganization();
  }

  @Test
  void buys_a_number_and_debits_setup_and_first_month_in_one_entry() {
    world.funded("10");

    Response bought = world.purchase(number);

    assertThat(bought.status()).isEqualTo(201);
    assertThat(bought.data().path("status").asText()).isEqualTo("available");
    assertThat(bought.data().path("notLiveReason").asText()).isEqualTo("unassigned");
    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("8.00");
    assertThat(world.wallet().path("heldUsd").decimalValue()).isEqualByComparingTo("0");
    Response entries = world.get("/billing/wallet/entries");
    assertThat(entries.data().path(0).path("amountUsd").decimalValue()).isEqualByComparingTo("-2");
    assertThat(entries.data().path(0).path("type").asText()).isEqualTo("purchase");
  }

  @Test
  void replays_the_first_answer_for_the_same_key_and_orders_once() {
    world.funded("10");
    Response first = world.purchase(number, "buy");

    Response again = world.purchase(number, "buy");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.isReplayed()).isTrue();
    assertThat(again.data()).isEqualTo(first.data());
    assertThat(carrier.orders()).isEqualTo(1);
  }

  @Test
  void refuses_a_key_that_was_used_for_another_request() {
    world.funded("10");
    world.purchase(number, "buy");

    Response other = world.purchase(Numbers.next(), "buy");

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("idempotency_key_reused");
  }

  @Test
  void refuses_without_enough_money_and_may_be_retried_with_its_key_after_a_top_up() {
    Response poor = world.purchase(number, "buy");

    assertThat(poor.status()).isEqualTo(402);
    assertThat(poor.body().path("requiredUsd").decimalValue()).isEqualByComparingTo("2");
    assertThat(poor.body().path("availableUsd").decimalValue()).isEqualByComparingTo("0");
    assertThat(carrier.orders()).isZero();

    world.funded("2");
    assertThat(world.purchase(number, "buy").status()).isEqualTo(201);
  }

  @Test
  void answers_202_while_the_outcome_is_unknown_and_keeps_the_money_held() {
    world.funded("10");
    carrier.nextOrder(CarrierAnswer.unknown("lost"));

    Response pending = world.purchase(number, "buy");

    assertThat(pending.status()).isEqualTo(202);
    String id = pending.data().path("id").asText();
    assertThat(pending.header("Location")).isEqualTo("/api/v1/numbers/purchases/" + id);
    assertThat(world.get("/numbers/purchases/" + id).data().path("status").asText())
        .isEqualTo("pending");
    assertThat(world.wallet().path("heldUsd").decimalValue()).isEqualByComparingTo("2");
    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("10");
    Response twin = world.purchase(number, "buy");
    assertThat(twin.status()).isEqualTo(202);
    assertThat(twin.isReplayed()).isTrue();
    assertThat(carrier.orders()).isEqualTo(1);
  }

  @Test
  void gives_the_money_back_when_the_number_is_taken_and_remembers_the_refusal() {
    world.funded("10");
    carrier.nextOrder(CarrierAnswer.refused(Refusal.TAKEN, "taken"));

    Response taken = world.purchase(number, "buy");

    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.code()).isEqualTo("number_unavailable");
    assertThat(world.wallet().path("availableUsd").decimalValue()).isEqualByComparingTo("10");
    Response again = world.purchase(number, "buy");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.isReplayed()).isTrue();
    assertThat(carrier.orders()).isEqualTo(1);
  }

  @Test
  void puts_the_hold_back_when_the_carrier_has_trouble_of_its_own_and_the_same_key_tries_again() {
    world.funded("10");
    world.reserve(number);
    carrier.nextOrder(CarrierAnswer.refused(Refusal.ACCOUNT_FUNDS, "no funds"));

    Response trouble = world.purchase(number, "buy");

    assertThat(trouble.status()).isEqualTo(503);
    assertThat(trouble.code()).isEqualTo("carrier_unavailable");
    assertThat(trouble.header("Retry-After")).isNotEmpty();
    assertThat(world.get("/numbers/reserve").data()).hasSize(1);
    assertThat(world.purchase(number, "buy").status()).isEqualTo(201);
    assertThat(world.get("/numbers/purchases").data()).hasSize(1);
    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("8");
  }

  @Test
  void ends_the_hold_when_the_carrier_refuses_the_order_for_its_price() {
    world.funded("10");
    world.reserve(number);
    carrier.nextOrder(CarrierAnswer.refused(Refusal.PRICE_CHANGED, "dearer"));

    Response changed = world.purchase(number);

    assertThat(changed.code()).isEqualTo("price_changed");
    assertThat(world.get("/numbers/reserve").data()).isEmpty();
  }

  @Test
  void refuses_when_today_is_dearer_than_the_hold_and_keeps_the_hold() {
    world.funded("10");
    world.reserve(number);
    carrier.price("1.00", "3.00");

    Response dearer = world.purchase(number);

    assertThat(dearer.code()).isEqualTo("price_changed");
    assertThat(world.get("/numbers/reserve").data()).hasSize(1);
    assertThat(carrier.orders()).isZero();
  }

  @Test
  void charges_todays_price_when_it_is_lower_than_the_hold() {
    world.funded("10");
    world.reserve(number);
    carrier.price("0.50", "0.50");

    world.purchase(number);

    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("9");
  }

  @Test
  void refuses_above_the_callers_own_limit() {
    world.funded("10");

    Response refused =
        world.post("/numbers/purchase", "{\"e164\":\"" + number + "\",\"maxMonthlyCost\":0.99}");

    assertThat(refused.code()).isEqualTo("price_changed");
  }

  @Test
  void refuses_a_reservation_that_is_expired_foreign_or_another_numbers() {
    world.funded("10");
    String id = world.reserve(number).data().path("id").asText();
    deployment.clock().advance(Duration.ofMinutes(31));

    for (String named : new String[] {id, "unknown", Numbers.next()}) {
      Response refused =
          world.post(
              "/numbers/purchase",
              "{\"e164\":\"%s\",\"reservationId\":\"%s\"}".formatted(number, named));

      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.code()).isEqualTo("reservation_expired");
    }
  }

  @Test
  void refuses_an_unknown_agent_before_anything_else() {
    Response refused =
        world.post("/numbers/purchase", "{\"e164\":\"" + number + "\",\"agentId\":\"nobody\"}");

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.code()).isEqualTo("agent_not_found");
  }

  @Test
  void counts_an_undecided_purchase_as_a_number_of_its_agent() {
    world.funded("10");
    String agent = world.agent();
    carrier.nextOrder(CarrierAnswer.unknown("lost"));

    world.post(
        "/numbers/purchase", "{\"e164\":\"%s\",\"agentId\":\"%s\"}".formatted(number, agent));

    assertThat(world.delete("/agents/" + agent).code()).isEqualTo("agent_in_use");
  }

  @Test
  void looks_up_the_account_first_where_the_carrier_keeps_no_reference() {
    carrier.abilities(false, false);
    world.funded("10");

    assertThat(world.purchase(number).status()).isEqualTo(201);
    assertThat(world.reserve(Numbers.next()).data().path("exclusive").asBoolean()).isFalse();
  }

  @Test
  void answers_a_direct_event_like_http_and_shares_its_keys() {
    world.funded("10");
    var event =
        world
            .event("purchase", Json.object().put("e164", number))
            .put("idempotencyKey", "shared key");

    var direct = deployment.invoke("PurchaseFunction", event);
    Response http = world.purchase(number, "shared key");

    assertThat(direct.path("status").asInt()).isEqualTo(201);
    assertThat(http.status()).isEqualTo(201);
    assertThat(http.isReplayed()).isTrue();
    assertThat(http.data().path("id")).isEqualTo(direct.path("data").path("id"));
  }
}
