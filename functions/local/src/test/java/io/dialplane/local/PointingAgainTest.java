package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.port.Carrier.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What settle does for a number whose calls do not come here.
class PointingAgainTest extends Pointed {
  @Test
  void settle_points_it_when_a_lease_has_gone_by() {
    carrier.pointing().refuseNext(1);
    buy("buy");

    settleAfter(Duration.ofSeconds(59));
    assertThat(carrier.pointing().asked()).hasSize(1);
    settleAfter(Duration.ofSeconds(2));

    assertThat(carrier.pointing().asked()).hasSize(2);
    assertThat(number().path("live").asBoolean()).isTrue();
    settleAfter(Duration.ofDays(1));
    assertThat(carrier.pointing().asked()).hasSize(2);
  }

  @Test
  void settle_tries_again_after_one_two_and_four_leases() {
    carrier.pointing().refuseNext(20);
    buy("buy");
    List<Integer> tries = new ArrayList<>();

    for (int minute = 1; minute <= 16; minute++) {
      int before = carrier.pointing().asked().size();
      settleAfter(LEASE);
      if (carrier.pointing().asked().size() > before) {
        tries.add(minute);
      }
    }

    assertThat(tries).containsExactly(1, 2, 4, 8, 16);
  }

  @Test
  void a_number_that_breaks_stops_no_other_and_waits_like_any_other() {
    carrier.pointing().refuseNext(2);
    buy("one");
    String other = Numbers.next();
    world.purchase(other, "other");
    carrier
        .pointing()
        .duringNext(
            () -> {
              throw new IllegalStateException("broken");
            });

    deployment.clock().advance(LEASE);
    JsonNode counts = deployment.invoke("SettleFunction", Json.object());

    assertThat(counts.path("broken").asInt()).isEqualTo(1);
    assertThat(counts.path("pointed").asInt()).isEqualTo(1);
    settleAfter(LEASE);
    assertThat(number().path("live").asBoolean()).isTrue();
  }

  @Test
  void settle_points_what_it_finds_bought() {
    carrier.losingNextAnswer();
    assertThat(buy("buy").status()).isEqualTo(202);

    settleAfter(LEASE);

    assertThat(carrier.pointing().asked()).containsExactly(number);
    assertThat(number().path("live").asBoolean()).isTrue();
  }

  @Test
  void without_a_place_to_point_at_nobody_is_asked_until_there_is_one() {
    carrier.pointing().calls(Calls.HAVE_NO_WAY);
    buy("buy");

    settleAfter(Duration.ofDays(2));
    assertThat(carrier.pointing().asked()).isEmpty();
    assertThat(reason(number())).isEqualTo("carrier_not_pointed");
    carrier.pointing().calls(Calls.ARE_POINTED);
    settleAfter(Duration.ofDays(1));
    settleAfter(LEASE);

    assertThat(carrier.pointing().asked()).containsExactly(number);
    assertThat(number().path("live").asBoolean()).isTrue();
  }

  @Test
  void a_place_that_is_taken_away_ends_the_tries() {
    carrier.pointing().refuseNext(1);
    buy("buy");
    carrier.pointing().calls(Calls.HAVE_NO_WAY);

    JsonNode first = settleAfter(LEASE);
    JsonNode second = settleAfter(Duration.ofHours(2));

    assertThat(first.path("notPointed").asInt()).isEqualTo(1);
    assertThat(second.path("notPointed").asInt()).isZero();
    assertThat(carrier.pointing().asked()).hasSize(1);
  }

  @Test
  void a_month_falls_due_though_the_carrier_refuses_for_ever() {
    carrier.pointing().refuseNext(100);
    buy("buy");

    for (int day = 0; day < 32; day++) {
      settleAfter(Duration.ofDays(1));
    }

    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("7");
    assertThat(reason(number())).isEqualTo("carrier_not_pointed");
  }
}
