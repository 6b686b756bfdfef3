package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.http.Json;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.ScriptableCarrier;
import io.dialplane.testkit.World;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The fine print of holds.
class HoldsTest {
  private final ScriptableCarrier carrier = new ScriptableCarrier();
  private final Deployment deployment = Deployment.with(carrier);
  private final World world = deployment.newOrganization().funded("10");
  private final World other = deployment.newOrganization().funded("10");
  private final String number = Numbers.next();

  @Test
  void ones_own_hold_again_is_the_same_hold() {
    Response first = world.reserve(number);
    deployment.clock().advance(Duration.ofMinutes(10));

    Response again = world.reserve(number);

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.data()).isEqualTo(first.data());
  }

  @Test
  void a_number_that_anyone_has_cannot_be_held() {
    world.reserve(number);
    String bought = Numbers.next();
    world.purchase(bought);

    assertThat(other.reserve(number).code()).isEqualTo("number_unavailable");
    assertThat(world.live().reserve(number).code()).isEqualTo("number_unavailable");
    assertThat(world.reserve(bought).code()).isEqualTo("number_unavailable");
    assertThat(world.purchase(bought).code()).isEqualTo("number_unavailable");
    assertThat(other.reserve(bought).code()).isEqualTo("number_unavailable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+14165550100", "+442079460100", "+12315559999"})
  void a_number_that_nobody_sells_cannot_be_held_or_bought(String unsold) {
    assertThat(world.reserve(unsold).code()).isEqualTo("number_unavailable");
    assertThat(world.purchase(unsold).code()).isEqualTo("number_unavailable");
    assertThat(world.get("/numbers/available/" + unsold).status()).isEqualTo(404);
  }

  @Test
  void a_hold_shows_its_number_to_its_holder_at_its_own_price_and_to_nobody_else() {
    world.reserve(number);
    carrier.price("2.00", "3.00");

    Response mine = world.get("/numbers/available/" + number);

    assertThat(mine.data().path("monthlyCost").toString()).isEqualTo("1.00");
    assertThat(other.get("/numbers/available/" + number).status()).isEqualTo(404);
    assertThat(world.live().get("/numbers/available/" + number).status()).isEqualTo(404);
    world.purchase(number);
    carrier.price("1.00", "1.00");
    world.purchase(number);
    assertThat(world.get("/numbers/available/" + number).status()).isEqualTo(404);
  }

  @Test
  void lasts_thirty_minutes_and_thirty_more_once() {
    Response held = world.reserve(number);
    String path = "/numbers/reserve/" + held.data().path("id").asText();
    Instant end = time(held);
    deployment.clock().advance(Duration.ofMinutes(29));

    Response longer = world.post(path + "/extend", "{}");

    assertThat(end).isEqualTo(time(held, "createdAt").plus(Duration.ofMinutes(30)));
    assertThat(time(longer)).isEqualTo(end.plus(Duration.ofMinutes(30)));
    assertThat(world.post(path + "/extend", "{}").code()).isEqualTo("invalid_state");
    assertThat(world.reserve(number).data()).isEqualTo(longer.data());
    deployment.clock().advance(Duration.ofMinutes(31));
    assertThat(world.post(path + "/extend", "{}").status()).isEqualTo(404);
  }

  @Test
  void ends_with_the_carriers_own_where_that_is_earlier() {
    Instant soon = deployment.clock().instant().plus(Duration.ofMinutes(12));
    carrier.holdsUntil(soon);
    Response held = world.reserve(number);
    carrier.holdsUntil(soon.plus(Duration.ofMinutes(5)));

    Response longer =
        world.post("/numbers/reserve/" + held.data().path("id").asText() + "/extend", "{}");

    assertThat(time(held)).isEqualTo(soon);
    assertThat(time(longer)).isEqualTo(soon.plus(Duration.ofMinutes(5)));
  }

  @Test
  void one_that_is_over_answers_404_whichever_way_it_ended() {
    String bought = hold(number);
    world.purchase(number);
    String given = hold(Numbers.next());
    assertThat(world.delete("/numbers/reserve/" + given).status()).isEqualTo(204);
    String expired = hold(Numbers.next());
    deployment.clock().advance(Duration.ofMinutes(30));

    for (String id : new String[] {bought, given, expired}) {
      assertThat(world.post("/numbers/reserve/" + id + "/extend", "{}").status()).isEqualTo(404);
      assertThat(world.delete("/numbers/reserve/" + id).status()).isEqualTo(404);
    }
    assertThat(world.get("/numbers/reserve").data()).isEmpty();
  }

  @Test
  void one_that_was_given_back_is_free_at_once() {
    String id = hold(number);

    world.delete("/numbers/reserve/" + id);

    assertThat(other.reserve(number).status()).isEqualTo(201);
  }

  @Test
  void twenty_are_open_at_most_in_each_world() {
    for (int i = 0; i < 20; i++) {
      hold(Numbers.next());
    }

    assertThat(world.reserve(number).code()).isEqualTo("too_many_holds");
    assertThat(world.live().reserve(number).status()).isEqualTo(201);
    assertThat(world.get("/numbers/reserve").data()).hasSize(20);
  }

  @Test
  void a_402_keeps_the_hold_and_the_purchase_need_not_name_it() {
    World poor = deployment.newOrganization();
    poor.reserve(number);

    assertThat(poor.purchase(number).status()).isEqualTo(402);
    assertThat(poor.get("/numbers/reserve").data()).hasSize(1);
    poor.funded("2");
    assertThat(poor.purchase(number).status()).isEqualTo(201);
    assertThat(poor.get("/numbers/reserve").data()).isEmpty();
  }

  @Test
  void a_reservation_that_is_not_ones_own_is_refused_with_one_answer() {
    String mine = hold(number);
    String elsewhere = hold(Numbers.next());
    String given = hold(Numbers.next());
    world.delete("/numbers/reserve/" + given);

    Response foreign = buy(other, number, mine);
    for (Response refused :
        new Response[] {
          buy(other, number, "unknown"), buy(world, number, elsewhere), buy(world, number, given)
        }) {
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.code()).isEqualTo("reservation_expired");
      assertThat(refused.body().path("detail")).isEqualTo(foreign.body().path("detail"));
    }
    assertThat(foreign.code()).isEqualTo("reservation_expired");
    assertThat(buy(world, number, mine).status()).isEqualTo(201);
  }

  private static Response buy(World buyer, String number, String reservation) {
    return buyer.post(
        "/numbers/purchase",
        Json.write(Json.object().put("e164", number).put("reservationId", reservation)));
  }

  private String hold(String wanted) {
    Response held = world.reserve(wanted);
    assertThat(held.status()).isEqualTo(201);
    return held.data().path("id").asText();
  }

  private static Instant time(Response hold) {
    return time(hold, "expiresAt");
  }

  private static Instant time(Response hold, String field) {
    return Instant.parse(hold.data().path(field).asText());
  }
}
