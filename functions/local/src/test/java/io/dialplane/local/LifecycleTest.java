package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private final Deployment deployment = Deployment.start();
  private final World world = deployment.newOrganization();

  @Test
  void holds_a_number_for_thirty_minutes_extends_it_once_and_gives_it_back() {
    Response held = world.reserve("+12125550110");
    String path = "/numbers/reserve/" + held.data().path("id").asText();

    assertThat(held.status()).isEqualTo(201);
    assertThat(world.reserve("+12125550110").status()).isEqualTo(200);
    assertThat(world.post(path + "/extend", "{}").status()).isEqualTo(200);
    assertThat(world.post(path + "/extend", "{}").code()).isEqualTo("invalid_state");
    assertThat(world.delete(path).status()).isEqualTo(204);
    assertThat(world.delete(path).status()).isEqualTo(404);
  }

  @Test
  void frees_an_expired_hold_at_once_for_everyone() {
    World other = deployment.newOrganization();
    world.reserve("+12125550111");
    assertThat(other.reserve("+12125550111").code()).isEqualTo("number_unavailable");

    deployment.clock().advance(Duration.ofMinutes(30));

    assertThat(other.reserve("+12125550111").status()).isEqualTo(201);
    assertThat(world.get("/numbers/reserve").data()).isEmpty();
  }

  @Test
  void refuses_the_twenty_first_open_hold_and_says_when_to_come_back() {
    for (int line = 0; line < 20; line++) {
      assertThat(world.reserve("+166955501%02d".formatted(line)).status()).isEqualTo(201);
    }

    Response refused = world.reserve("+16695550120");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("too_many_holds");
    assertThat(refused.header("Retry-After")).isEqualTo("1800");
    deployment.clock().advance(Duration.ofMinutes(30));
    assertThat(world.reserve("+16695550120").status()).isEqualTo(201);
    assertThat(world.reserve("+16695550100").status()).isEqualTo(201);
  }

  @Test
  void leaves_out_of_a_search_what_anyone_holds_or_owns() {
    world.funded("10");
    world.reserve("+13055550100");
    world.purchase("+13055550101");

    Response found =
        deployment.newOrganization().get("/numbers/search?areaCode=305&limit=3&bestEffort=false");

    assertThat(found.data())
        .extracting(row -> row.path("e164").asText())
        .containsExactly("+13055550102", "+13055550103", "+13055550104");
    assertThat(found.body().path("message").isNull()).isTrue();
  }

  @Test
  void widens_a_search_nearest_first_and_says_so() {
    Response found = world.get("/numbers/search?areaCode=415&endsWith=0142&limit=4");

    List<String> codes = new ArrayList<>();
    found.data().forEach(row -> codes.add(row.path("e164").asText().substring(2, 5)));
    assertThat(codes).containsExactly("415", "628", "510", "650");
    assertThat(found.data().path(0).path("bestEffort").asBoolean()).isFalse();
    assertThat(found.data().path(1).path("bestEffort").asBoolean()).isTrue();
    assertThat(found.body().path("message").asText()).contains("SNFC CNTRL").contains("510");
  }

  @Test
  void reads_letters_on_a_keypad() {
    Response found = world.get("/numbers/search?areaCode=415&contains=JKL&limit=1");

    assertThat(found.data().path(0).path("vanityFormat").asText()).isEqualTo("415-JKL-0100");
  }

  @Test
  void finishes_every_magic_number_as_documented() {
    world.funded("100");

    assertThat(world.purchase("+13035550190").code()).isEqualTo("number_unavailable");
    assertThat(world.purchase("+13035550191").code()).isEqualTo("carrier_unavailable");
    assertThat(world.purchase("+13035550192").status()).isEqualTo(202);
    assertThat(world.purchase("+13035550193").status()).isEqualTo(202);
    assertThat(world.purchase("+13035550194").status()).isEqualTo(202);
    assertThat(world.purchase("+13035550195").code()).isEqualTo("price_changed");
    assertThat(world.reserve("+13035550196").code()).isEqualTo("number_unavailable");
    assertThat(world.get("/numbers/available/+13035550197").status()).isEqualTo(404);
    assertThat(world.reserve("+13035550197").code()).isEqualTo("number_unavailable");
    assertThat(world.purchase("+13035550198").code()).isEqualTo("number_unavailable");
    Response imported = world.post("/numbers/import", "{\"e164\":\"+13035550198\"}");
    assertThat(imported.status()).isEqualTo(201);
    assertThat(imported.data().path("monthlyCost").decimalValue()).isEqualByComparingTo("0");
    assertThat(world.post("/numbers/import", "{\"e164\":\"+13035550198\"}").status())
        .isEqualTo(200);
    assertThat(world.post("/numbers/import", "{\"e164\":\"+13035550110\"}").code())
        .isEqualTo("not_on_carrier_account");
  }

  @Test
  void releases_a_number_and_answers_the_same_key_the_same_way_for_ever() {
    world.funded("10");
    world.purchase("+15125550110");

    assertThat(world.delete("/numbers/+15125550110", "rel").status()).isEqualTo(204);
    Response again = world.delete("/numbers/+15125550110", "rel");
    assertThat(again.status()).isEqualTo(204);
    assertThat(again.isReplayed()).isTrue();
    assertThat(world.get("/numbers/+15125550110").status()).isEqualTo(404);
    assertThat(world.purchase("+15125550110").status()).isEqualTo(201);
  }

  @Test
  void keeps_a_number_releasing_while_the_carrier_has_not_confirmed() {
    world.funded("10");
    world.purchase("+15125550189");

    Response first = world.delete("/numbers/+15125550189", "rel");

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.data().path("status").asText()).isEqualTo("releasing");
    assertThat(world.delete("/numbers/+15125550189").status()).isEqualTo(202);
    assertThat(world.delete("/numbers/+15125550189", "rel").isReplayed()).isTrue();
    assertThat(world.patch("/numbers/+15125550189", "{\"label\":\"x\"}").code())
        .isEqualTo("invalid_state");
    assertThat(world.delete("/numbers/+15125550189/assign").code()).isEqualTo("invalid_state");
    assertThat(world.get("/numbers?status=releasing").data()).hasSize(1);
  }

  @Test
  void lets_an_imported_number_stay_at_its_carrier_and_refuses_that_for_a_bought_one() {
    world.funded("10");
    world.purchase("+15125550111");
    world.post("/numbers/import", "{\"e164\":\"+15125550199\"}");

    assertThat(world.delete("/numbers/+15125550111?keepAtCarrier=true").code())
        .isEqualTo("invalid_state");
    assertThat(world.delete("/numbers/+15125550199?keepAtCarrier=true").status()).isEqualTo(204);
    assertThat(world.post("/numbers/import", "{\"e164\":\"+15125550199\"}").status())
        .isEqualTo(201);
  }

  @Test
  void protects_a_number_from_deletion() {
    world.funded("10");
    world.purchase("+15125550112");
    world.patch("/numbers/+15125550112", "{\"deletionProtection\":true}");

    assertThat(world.delete("/numbers/+15125550112").code()).isEqualTo("deletion_protected");
  }

  @Test
  void points_a_number_at_an_agent_and_says_whether_it_is_live() {
    world.funded("10");
    world.purchase("+15125550113");
    String agent = world.agent();
    String assign = "{\"agentId\":\"" + agent + "\"}";

    JsonNode draft = world.post("/numbers/+15125550113/assign", assign).data();
    assertThat(draft.path("notLiveReason").asText()).isEqualTo("agent_unpublished");
    assertThat(world.post("/agents/" + agent + "/publish", "{}").status()).isEqualTo(200);
    JsonNode live = world.get("/numbers?agentId=" + agent).data().path(0);
    assertThat(live.path("live").asBoolean()).isTrue();
    assertThat(world.delete("/agents/" + agent).code()).isEqualTo("agent_in_use");
    JsonNode pooled = world.delete("/numbers/+15125550113/assign").data();
    assertThat(pooled.path("status").asText()).isEqualTo("available");
    assertThat(world.delete("/agents/" + agent).status()).isEqualTo(204);
  }

  @Test
  void pages_through_every_number_once_and_refuses_altered_and_foreign_cursors() {
    world.funded("100");
    for (int line = 20; line < 25; line++) {
      world.purchase("+151255501" + line);
      deployment.clock().advance(Duration.ofSeconds(1));
    }

    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      Response page = world.get("/numbers?limit=2" + cursor);
      page.data().forEach(row -> seen.add(row.path("e164").asText()));
      JsonNode next = page.body().path("nextCursor");
      cursor = next.isNull() ? "" : "&cursor=" + next.asText();
    } while (!cursor.isEmpty());
    String first = world.get("/numbers?limit=2").body().path("nextCursor").asText();

    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    assertThat(world.get("/numbers?cursor=" + first + "x").status()).isEqualTo(400);
    assertThat(world.get("/numbers?status=available&cursor=" + first).status()).isEqualTo(400);
    assertThat(world.live().get("/numbers?cursor=" + first).status()).isEqualTo(400);
    assertThat(deployment.newOrganization().get("/numbers?cursor=" + first).status())
        .isEqualTo(400);
    assertThat(world.get("/billing/wallet/entries?cursor=" + first).status()).isEqualTo(400);
  }

  @Test
  void keeps_the_live_and_the_test_world_apart_and_the_inventory_one() {
    world.funded("10");
    world.purchase("+15125550130");
    World live = world.live().funded("10");

    assertThat(live.get("/numbers").data()).isEmpty();
    assertThat(live.get("/numbers/+15125550130").status()).isEqualTo(404);
    assertThat(live.purchase("+15125550130").code()).isEqualTo("number_unavailable");
    assertThat(live.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("10");
  }

  @Test
  void counts_draft_versions_and_serves_the_published_one() {
    String agent = world.agent();
    JsonNode edited = world.patch("/agents/" + agent, "{\"name\":\"Night desk\"}").data();
    assertThat(edited.path("draftVersion").asInt()).isEqualTo(2);
    assertThat(world.patch("/agents/" + agent, "{}").data().path("draftVersion").asInt())
        .isEqualTo(2);

    JsonNode published = world.post("/agents/" + agent + "/publish", "{}").data();

    assertThat(published.path("publishedVersion").asInt()).isEqualTo(2);
    assertThat(world.get("/agents").data()).hasSize(1);
  }
}
