package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.http.Json;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import io.dialplane.testkit.WriteUnits;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What each operation waits for and what it writes, as golden figures.
class CostTest {
  private static int line;

  private final Deployment deployment = Deployment.start();
  private final World world = deployment.newOrganization();

  @BeforeEach
  void use_the_key_once_so_that_its_day_is_noted() {
    world.funded("20");
  }

  @Test
  void a_junk_key_costs_no_wait() {
    assertThat(waits(() -> world.as("dp_test_junk").get("/billing/wallet"))).isZero();
  }

  @Test
  void reading_the_wallet_waits_once() {
    assertThat(waits(() -> world.get("/billing/wallet"))).isEqualTo(1);
  }

  @Test
  void a_search_waits_twice() {
    assertThat(waits(() -> world.get("/numbers/search?areaCode=312"))).isEqualTo(2);
  }

  @Test
  void a_hold_waits_twice() {
    assertThat(waits(() -> world.reserve(next()))).isEqualTo(2);
    assertThat(units()).isEqualTo(new WriteUnits(3, 6));
  }

  @Test
  void a_purchase_waits_three_times() {
    String number = next();
    world.reserve(number);

    assertThat(waits(() -> world.purchase(number, "buy"))).isEqualTo(3);
    assertThat(units()).isEqualTo(new WriteUnits(11, 24));
  }

  @Test
  void a_purchase_that_settle_completes_costs_one_lease_more() {
    Deployment alone = Deployment.alone(Map.of());
    World buyer = alone.newOrganization().funded("20");
    // What it does once a day.
    alone.invoke("SettleFunction", Json.object());

    alone.meter().reset();
    assertThat(buyer.purchase("+18725550192", "buy").status()).isEqualTo(202);
    assertThat(alone.meter().writeUnits()).isEqualTo(new WriteUnits(4, 8));
    alone.clock().advance(Duration.ofMinutes(2));
    alone.meter().reset();
    alone.invoke("SettleFunction", Json.object());

    assertThat(alone.meter().writeUnits()).isEqualTo(new WriteUnits(7, 16));
    assertThat(buyer.purchase("+18725550192", "buy").status()).isEqualTo(201);
  }

  @Test
  void a_replay_waits_once_and_writes_nothing() {
    String number = next();
    world.purchase(number, "buy");

    assertThat(waits(() -> world.purchase(number, "buy"))).isEqualTo(1);
    assertThat(units()).isEqualTo(WriteUnits.NONE);
  }

  @Test
  void an_assignment_waits_twice() {
    String number = next();
    world.purchase(number);
    String body = "{\"agentId\":\"" + world.agent() + "\"}";

    assertThat(waits(() -> world.post("/numbers/" + number + "/assign", body))).isEqualTo(2);
    assertThat(units()).isEqualTo(new WriteUnits(3, 6));
  }

  @Test
  void a_release_waits_three_times() {
    String number = next();
    world.purchase(number);

    assertThat(waits(() -> world.delete("/numbers/" + number))).isEqualTo(3);
    assertThat(units()).isEqualTo(new WriteUnits(3, 6));
  }

  @Test
  void a_page_of_a_list_waits_twice_however_many_numbers_there_are() {
    String agent = world.agent();
    for (int i = 0; i < 5; i++) {
      world.post(
          "/numbers/purchase", "{\"e164\":\"%s\",\"agentId\":\"%s\"}".formatted(next(), agent));
    }

    assertThat(waits(() -> world.get("/numbers?limit=3"))).isEqualTo(2);
    assertThat(waits(() -> world.get("/numbers?limit=3&agentId=" + agent))).isEqualTo(2);
  }

  private int waits(Supplier<Response> request) {
    deployment.meter().reset();
    Response answer = request.get();
    assertThat(answer.status()).isLessThan(500);
    return deployment.meter().sequentialWaits();
  }

  private WriteUnits units() {
    WriteUnits units = deployment.meter().writeUnits();
    System.out.println("write units " + units);
    return units;
  }

  private static String next() {
    return "+187255501%02d".formatted(line++);
  }
}
