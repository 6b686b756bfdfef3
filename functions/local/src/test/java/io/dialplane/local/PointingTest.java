package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.port.CarrierAnswer;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whether a number's calls come here, and what becomes of it where its carrier will not say so.
class PointingTest extends Pointed {
  @Test
  void a_purchase_points_the_number_before_it_answers() {
    Response bought = buy("buy");

    assertThat(carrier.pointing().asked()).containsExactly(number);
    assertThat(bought.data().path("live").asBoolean()).isTrue();
    assertThat(bought.data().path("notLiveReason").isNull()).isTrue();
  }

  @Test
  void a_purchase_whose_number_cannot_be_pointed_is_a_purchase_and_says_so() {
    carrier.pointing().answerNext(CarrierAnswer.unknown("timeout"));

    Response bought = buy("buy");

    assertThat(bought.status()).isEqualTo(201);
    assertThat(bought.data().path("live").asBoolean()).isFalse();
    assertThat(reason(bought.data())).isEqualTo("carrier_not_pointed");
    assertThat(reason(number())).isEqualTo("carrier_not_pointed");
    assertThat(buy("buy").body()).isEqualTo(bought.body());
    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("8");
  }

  @Test
  void an_order_that_took_too_long_leaves_the_pointing_to_settle() {
    carrier.duringNextOrder(
        () -> {
          carrier.onAccount(number);
          deployment.clock().advance(Duration.ofSeconds(16));
        },
        CarrierAnswer.accepted("id-" + number));

    Response bought = buy("buy");

    assertThat(bought.status()).isEqualTo(201);
    assertThat(carrier.pointing().asked()).isEmpty();
    assertThat(reason(bought.data())).isEqualTo("carrier_not_pointed");
    settleAfter(LEASE);
    assertThat(carrier.pointing().asked()).containsExactly(number);
  }

  @Test
  void an_import_points_nothing_before_the_number_is_the_callers() {
    carrier.onAccount(number);
    List<String> seen = new ArrayList<>();
    carrier.pointing().duringNext(() -> seen.add(number().path("status").asText()));

    Response imported = bringIn("import");

    assertThat(seen).containsExactly("assigned");
    assertThat(imported.status()).isEqualTo(201);
    assertThat(imported.data().path("live").asBoolean()).isTrue();
    assertThat(bringIn("import").body()).isEqualTo(imported.body());
  }

  @Test
  void an_import_that_is_refused_points_nothing() {
    World other = deployment.newOrganization();
    carrier.onAccount(number);
    bringIn("import");

    Response refused = other.post("/numbers/import", "{\"e164\":\"" + number + "\"}");

    assertThat(refused.code()).isEqualTo("number_unavailable");
    assertThat(carrier.pointing().asked()).hasSize(1);
  }

  @Test
  void an_import_whose_number_cannot_be_pointed_is_settled_later() {
    carrier.onAccount(number);
    carrier.pointing().refuseNext(1);

    Response imported = bringIn("import");

    assertThat(imported.status()).isEqualTo(201);
    assertThat(reason(imported.data())).isEqualTo("carrier_not_pointed");
    settleAfter(LEASE);
    assertThat(number().path("live").asBoolean()).isTrue();
  }

  @Test
  void an_assignment_points_what_is_not_pointed_yet_and_nothing_else() {
    carrier.pointing().refuseNext(1);
    world.purchase(number);

    Response unknown = assign("nobody");
    Response first = assign(agent);
    Response again = assign(agent);

    assertThat(unknown.code()).isEqualTo("agent_not_found");
    assertThat(first.data().path("live").asBoolean()).isTrue();
    assertThat(again.data().path("live").asBoolean()).isTrue();
    assertThat(carrier.pointing().asked()).hasSize(2);
  }

  @Test
  void an_assignment_keeps_the_next_try_where_the_carrier_refuses_again() {
    carrier.pointing().refuseNext(2);
    buy("buy");
    deployment.clock().advance(Duration.ofSeconds(40));

    Response assigned = assign(agent);

    assertThat(reason(assigned.data())).isEqualTo("carrier_not_pointed");
    settleAfter(Duration.ofSeconds(21));
    assertThat(number().path("live").asBoolean()).isTrue();
  }

  @Test
  void every_other_reason_comes_first() {
    carrier.pointing().refuseNext(1);
    world.purchase(number);
    assertThat(reason(number())).isEqualTo("unassigned");

    carrier.pointing().refuseNext(3);
    assign(world.agent());
    assertThat(reason(number())).isEqualTo("agent_unpublished");
    assign(agent);
    world.patch("/numbers/" + number, "{\"allowInbound\":false}");
    assertThat(reason(number())).isEqualTo("inbound_off");
    world.patch("/numbers/" + number, "{\"allowInbound\":true}");
    assertThat(reason(number())).isEqualTo("carrier_not_pointed");
  }
}
