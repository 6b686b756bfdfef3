package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.ScriptableCarrier;
import io.dialplane.testkit.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SweepTest {
  private final ScriptableCarrier carrier = new ScriptableCarrier();
  private final Deployment deployment = Deployment.alone(carrier);
  private final World world = deployment.newOrganization().funded("4");
  private final String number = Numbers.next();

  @Test
  void records_what_a_failed_purchase_left_and_lets_its_tenant_alone_take_it_in_at_its_price() {
    String id = abandonedPurchase();
    carrier.applyLate(number, id);

    assertThat(settleAfter(Duration.ofDays(1)).path("orphans").asInt()).isEqualTo(1);
    assertThat(settleAfter(Duration.ofDays(1)).path("orphans").asInt()).isEqualTo(1);

    String body = "{\"e164\":\"" + number + "\"}";
    Response foreign = deployment.newOrganization().post("/numbers/import", body);
    assertThat(foreign.code()).isEqualTo("not_on_carrier_account");
    Response taken = world.post("/numbers/import", body);
    assertThat(taken.status()).isEqualTo(201);
    assertThat(taken.data().path("source").asText()).isEqualTo("purchased");
    assertThat(taken.data().path("monthlyCost").decimalValue()).isEqualByComparingTo("1");
    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("2");
    assertThat(settleAfter(Duration.ofDays(1)).path("orphans").asInt()).isZero();
  }

  @Test
  void takes_no_orphan_in_without_its_price() {
    carrier.price("3.00", "1.00");
    String id = abandonedPurchase();
    carrier.applyLate(number, id);
    world.purchase(Numbers.next(), "spends it");

    Response poor = world.post("/numbers/import", "{\"e164\":\"" + number + "\"}");

    assertThat(poor.status()).isEqualTo(402);
  }

  @Test
  void leaves_what_somebody_owns_on_the_account_for_import() {
    carrier.onAccount(number);

    JsonNode counts = settleAfter(Duration.ofDays(1));

    assertThat(counts.path("orphans").asInt()).isZero();
    assertThat(counts.path("unclaimed").asInt()).isEqualTo(1);
    assertThat(world.post("/numbers/import", "{\"e164\":\"" + number + "\"}").status())
        .isEqualTo(201);
  }

  @Test
  void flags_what_is_gone_at_the_carrier_and_does_not_renew_it_until_it_is_back() {
    world.purchase(number);
    String purchase = world.get("/numbers/purchases").data().path(0).path("id").asText();
    carrier.loses(number);

    assertThat(settleAfter(Duration.ofDays(1)).path("missing").asInt()).isEqualTo(1);
    settleAfter(Duration.ofDays(40));
    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("2");
    assertThat(world.get("/numbers/" + number).status()).isEqualTo(200);
    carrier.applyLate(number, purchase);
    assertThat(settleAfter(Duration.ofDays(1)).path("found").asInt()).isEqualTo(1);
    settleAfter(Duration.ofMinutes(1));

    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("1");
  }

  @Test
  void sweeps_once_a_day() {
    carrier.onAccount(number);

    assertThat(settleAfter(Duration.ofDays(1)).path("unclaimed").asInt()).isEqualTo(1);
    assertThat(settleAfter(Duration.ofMinutes(1)).has("unclaimed")).isFalse();
  }

  private String abandonedPurchase() {
    carrier.nextOrder(CarrierAnswer.unknown("lost"));
    String id = world.purchase(number).data().path("id").asText();
    settleAfter(Duration.ofSeconds(61));
    settleAfter(Duration.ofMinutes(11));
    assertThat(world.get("/numbers/purchases/" + id).data().path("status").asText())
        .isEqualTo("failed");
    return id;
  }

  private JsonNode settleAfter(Duration time) {
    deployment.clock().advance(time);
    JsonNode counts = deployment.invoke("SettleFunction", Json.object());
    assertThat(counts.path("broken").asInt()).isZero();
    return counts;
  }
}
