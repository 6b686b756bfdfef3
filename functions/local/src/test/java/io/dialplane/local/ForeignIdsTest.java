package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.HttpRoute;
import io.dialplane.http.Json;
import io.dialplane.http.Routes;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Whatever belongs to another organisation, or to one's own other world, answers exactly as what
/// does not exist.
class ForeignIdsTest {
  private static final Deployment DEPLOYMENT = Deployment.start();
  private static final World OWNER = DEPLOYMENT.newOrganization().funded("10");
  private static final World STRANGER = DEPLOYMENT.newOrganization().funded("10");
  private static final World OTHER_WORLD = OWNER.live();
  private static String reservation = "";
  private static String number = "";
  private static String purchase = "";
  private static String agent = "";

  @BeforeAll
  static void own_one_of_every_kind() {
    agent = OWNER.agent();
    reservation = OWNER.reserve("+18085550110").data().path("id").asText();
    number =
        OWNER
            .post("/numbers/purchase", "{\"e164\":\"+18085550111\",\"agentId\":\"" + agent + "\"}")
            .data()
            .path("id")
            .asText();
    purchase = OWNER.get("/numbers/purchases").data().path(0).path("id").asText();
    OTHER_WORLD.funded("10");
  }

  @AfterAll
  static void the_owner_still_has_all_of_it_untouched() {
    assertThat(OWNER.get("/numbers/" + number).data().path("defaultAgentId").asText())
        .isEqualTo(agent);
    assertThat(OWNER.get("/numbers/reserve").data().path(0).path("id").asText())
        .isEqualTo(reservation);
    assertThat(OWNER.get("/numbers/purchases/" + purchase).status()).isEqualTo(200);
    assertThat(OWNER.get("/agents/" + agent).data().path("draftVersion").asInt()).isEqualTo(1);
  }

  @TestFactory
  Stream<DynamicTest> in_a_path() {
    return Routes.load().all().stream()
        .filter(route -> route.path().contains("{id}"))
        .flatMap(
            route ->
                Stream.of(
                    dynamicTest(route.key() + " by a stranger", () -> hides(STRANGER, route)),
                    dynamicTest(
                        route.key() + " in the other world", () -> hides(OTHER_WORLD, route)),
                    dynamicTest(route.key() + " by an event", () -> hidesFromEvents(route))));
  }

  private static void hides(World asking, HttpRoute route) {
    Response foreign = call(asking, route, owned(route));
    Response unknown = call(asking, route, unknown(route));

    assertThat(foreign.status()).isEqualTo(404);
    assertThat(without(foreign.body())).isEqualTo(without(unknown.body()));
    if (owned(route).equals(number)) {
      assertThat(without(call(asking, route, "+18085550111").body()))
          .isEqualTo(without(unknown.body()));
    }
  }

  private static void hidesFromEvents(HttpRoute route) {
    JsonNode foreign = event(route, owned(route));

    assertThat(foreign.path("status").asInt()).isEqualTo(404);
    assertThat(without(foreign.path("problem")))
        .isEqualTo(without(event(route, unknown(route)).path("problem")));
  }

  private static JsonNode event(HttpRoute route, String id) {
    ObjectNode input = Json.object().put("id", id);
    if (route.operation().equals("assign")) {
      input.put("agentId", "x");
    }
    return DEPLOYMENT.invoke(route.function(), STRANGER.event(route.operation(), input));
  }

  @Test
  void in_a_body() {
    String mine = STRANGER.purchase("+18085550113").data().path("id").asText();
    String foreign = "\"agentId\":\"" + agent + "\"}";

    assertThat(STRANGER.post("/numbers/" + mine + "/assign", "{" + foreign).code())
        .isEqualTo("agent_not_found");
    assertThat(STRANGER.post("/numbers/purchase", "{\"e164\":\"+18085550114\"," + foreign).code())
        .isEqualTo("agent_not_found");
    assertThat(STRANGER.post("/numbers/import", "{\"e164\":\"+18085550198\"," + foreign).code())
        .isEqualTo("agent_not_found");
    assertThat(
            STRANGER
                .post(
                    "/numbers/purchase",
                    "{\"e164\":\"+18085550110\",\"reservationId\":\"" + reservation + "\"}")
                .code())
        .isEqualTo("reservation_expired");
  }

  @Test
  void in_a_list() {
    for (World asking : new World[] {STRANGER, OTHER_WORLD}) {
      assertThat(asking.get("/numbers?agentId=" + agent).data()).isEmpty();
      assertThat(asking.get("/numbers/reserve").data()).isEmpty();
      assertThat(asking.get("/agents").data()).isEmpty();
      assertThat(asking.get("/numbers/purchases").data())
          .noneMatch(row -> row.path("id").asText().equals(purchase));
      assertThat(asking.get("/numbers").data())
          .noneMatch(row -> row.path("id").asText().equals(number));
      assertThat(asking.get("/billing/wallet/entries").data())
          .noneMatch(row -> row.path("reference").asText().equals(purchase));
    }
  }

  private static JsonNode without(JsonNode problem) {
    return ((ObjectNode) problem).without("instance");
  }

  private static Response call(World world, HttpRoute route, String id) {
    String path = route.path().replace("/api/v1", "").replace("{id}", id);
    boolean body = route.method().equals("POST") || route.method().equals("PATCH");
    String json = route.operation().equals("assign") ? "{\"agentId\":\"x\"}" : "{}";
    return world.call(route.method(), path, body ? json : null, Map.of());
  }

  private static String owned(HttpRoute route) {
    return of(route, reservation, purchase, agent, number);
  }

  private static String unknown(HttpRoute route) {
    String numberId = "0000d2ef-2365-809e-86da-398ebe6d1172";
    return of(route, numberId, "0123456789abcdef0123456789abcdef", "agt_0000", numberId);
  }

  private static String of(HttpRoute route, String... kinds) {
    if (route.path().contains("/reserve/")) {
      return kinds[0];
    }
    if (route.path().contains("/purchases/")) {
      return kinds[1];
    }
    return route.path().contains("/agents/") ? kinds[2] : kinds[3];
  }
}
