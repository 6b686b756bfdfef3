package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.KeptLog;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.ScriptableCarrier;
import io.dialplane.testkit.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettleTest {
  private static final Duration LEASE = Duration.ofSeconds(61);
  private static final Duration QUIET = Duration.ofSeconds(601);

  private final ScriptableCarrier carrier = new ScriptableCarrier();
  private final Deployment deployment = Deployment.alone(carrier);
  private final World world = deployment.newOrganization().funded("10");
  private final String number = Numbers.next();

  @Test
  void completes_a_purchase_whose_answer_was_lost_and_answers_its_key() {
    carrier.losingNextAnswer();
    Response pending = world.purchase(number, "buy");
    assertThat(pending.status()).isEqualTo(202);

    settleAfter(LEASE);

    assertThat(status(pending)).isEqualTo("completed");
    Response replay = world.purchase(number, "buy");
    assertThat(replay.status()).isEqualTo(201);
    assertThat(replay.isReplayed()).isTrue();
    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("8");
    assertThat(world.wallet().path("heldUsd").decimalValue()).isEqualByComparingTo("0");
    assertThat(carrier.orders()).isEqualTo(1);
  }

  @Test
  void touches_nothing_before_the_lease_is_over() {
    carrier.losingNextAnswer();
    Response pending = world.purchase(number, "buy");

    settleAfter(Duration.ofSeconds(59));

    assertThat(status(pending)).isEqualTo("pending");
  }

  @Test
  void gives_the_money_back_only_when_the_carrier_is_silent_after_the_quiet_time() {
    carrier.nextOrder(CarrierAnswer.unknown("lost"));
    Response pending = world.purchase(number, "buy");

    settleAfter(LEASE);
    assertThat(status(pending)).isEqualTo("pending");
    settleAfter(Duration.ofMinutes(9));
    assertThat(status(pending)).isEqualTo("pending");
    settleAfter(LEASE);

    assertThat(status(pending)).isEqualTo("failed");
    assertThat(world.wallet().path("availableUsd").decimalValue()).isEqualByComparingTo("10");
    Response replay = world.purchase(number, "buy");
    assertThat(replay.status()).isEqualTo(409);
    assertThat(replay.code()).isEqualTo("number_unavailable");
  }

  @Test
  void asks_twice_even_when_it_comes_late() {
    carrier.nextOrder(CarrierAnswer.unknown("lost"));
    Response pending = world.purchase(number, "buy");

    settleAfter(Duration.ofHours(2));
    assertThat(status(pending)).isEqualTo("pending");
    settleAfter(LEASE);

    assertThat(status(pending)).isEqualTo("failed");
  }

  @Test
  void completes_an_order_that_the_carrier_applies_late() {
    carrier.nextOrder(CarrierAnswer.unknown("lost"));
    Response pending = world.purchase(number, "buy");
    settleAfter(LEASE);

    carrier.applyLate(number, pending.data().path("id").asText());
    settleAfter(QUIET);

    assertThat(status(pending)).isEqualTo("completed");
  }

  @Test
  void never_takes_a_number_that_is_on_the_account_for_another_purchase() {
    carrier.nextOrder(CarrierAnswer.unknown("lost"));
    Response pending = world.purchase(number, "buy");
    carrier.applyLate(number, "another purchase");

    settleAfter(LEASE);
    settleAfter(QUIET);

    assertThat(status(pending)).isEqualTo("failed");
    assertThat(world.wallet().path("availableUsd").decimalValue()).isEqualByComparingTo("10");
    assertThat(carrier.has(number)).isTrue();
  }

  @Test
  void ends_a_purchase_that_the_carrier_says_was_refused() {
    carrier.nextOrder(CarrierAnswer.unknown("lost"));
    Response pending = world.purchase(number, "buy");
    carrier.nextFind(CarrierAnswer.refused(Refusal.REGULATORY, "needs an address"));

    settleAfter(LEASE);

    JsonNode purchase = purchase(pending);
    assertThat(purchase.path("status").asText()).isEqualTo("failed");
    assertThat(purchase.path("problem").path("code").asText()).isEqualTo("carrier_refused");
  }

  @Test
  void never_voids_while_the_carrier_says_pending_or_cannot_be_asked() {
    carrier.nextOrder(CarrierAnswer.unknown("lost"));
    Response pending = world.purchase(number, "buy");
    carrier.nextFind(CarrierAnswer.refused(Refusal.ABSENT, "not yet"));
    settleAfter(LEASE);

    carrier.nextFind(new CarrierAnswer.Pending<>("order"));
    settleAfter(QUIET);
    carrier.nextFind(CarrierAnswer.refused(Refusal.THROTTLED, "slow down"));
    settleAfter(Duration.ofHours(2));

    assertThat(status(pending)).isEqualTo("pending");
  }

  @Test
  void finishes_a_release_that_failed_at_the_carrier_and_answers_its_key() {
    world.purchase(number);
    carrier.nextRelease(CarrierAnswer.unknown("lost"));
    assertThat(world.delete("/numbers/" + number, "rel").status()).isEqualTo(202);

    settleAfter(LEASE);

    assertThat(world.get("/numbers/" + number).status()).isEqualTo(404);
    assertThat(world.delete("/numbers/" + number, "rel").status()).isEqualTo(204);
    assertThat(carrier.has(number)).isFalse();
  }

  @Test
  void gives_a_number_back_when_the_carrier_refuses_its_release_for_good() {
    world.purchase(number);
    carrier.nextRelease(CarrierAnswer.unknown("lost"));
    world.delete("/numbers/" + number, "rel");
    // The first try may still be applied, and would undo a number that was given back.
    carrier.nextRelease(CarrierAnswer.refused(Refusal.REGULATORY, "locked"));
    settleAfter(LEASE);
    assertThat(world.delete("/numbers/" + number, "rel").status()).isEqualTo(202);

    carrier.nextRelease(CarrierAnswer.refused(Refusal.REGULATORY, "locked"));
    settleAfter(Duration.ofHours(1));

    assertThat(world.get("/numbers/" + number).data().path("status").asText())
        .isEqualTo("available");
    assertThat(world.delete("/numbers/" + number, "rel").code()).isEqualTo("carrier_refused");
  }

  @Test
  void tells_how_long_its_work_had_been_due() {
    carrier.losingNextAnswer();
    world.purchase(number);
    deployment.clock().advance(Duration.ofMinutes(4));

    deployment.invoke("SettleFunction", Json.object(), "late");

    JsonNode line = Json.read(KeptLog.line("late")).orElseThrow();
    assertThat(line.path("dueForMs").asLong()).isEqualTo(Duration.ofMinutes(3).toMillis());
  }

  @Test
  void two_runs_at_once_settle_each_item_once() throws Exception {
    carrier.losingNextAnswer();
    Response pending = world.purchase(number, "buy");
    deployment.clock().advance(LEASE);

    Thread twin = Thread.startVirtualThread(this::settle);
    settle();
    twin.join();

    assertThat(status(pending)).isEqualTo("completed");
    assertThat(world.get("/billing/wallet/entries").data()).hasSize(2);
  }

  @Test
  void tells_of_a_hold_that_ran_out_and_frees_its_place() {
    world.reserve(number);

    settleAfter(Duration.ofMinutes(31));

    assertThat(world.get("/numbers/reserve").data()).isEmpty();
    assertThat(deployment.invoke("SettleFunction", Json.object()).path("holdsExpired").asInt())
        .isZero();
  }

  private JsonNode settleAfter(Duration time) {
    deployment.clock().advance(time);
    return settle();
  }

  private JsonNode settle() {
    JsonNode counts = deployment.invoke("SettleFunction", Json.object());
    assertThat(counts.path("broken").asInt()).isZero();
    return counts;
  }

  private JsonNode purchase(Response pending) {
    return world.get("/numbers/purchases/" + pending.data().path("id").asText()).data();
  }

  private String status(Response pending) {
    return purchase(pending).path("status").asText();
  }
}
