package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.ApiKey;
import io.dialplane.domain.Mode;
import io.dialplane.domain.Tenant;
import io.dialplane.http.HttpRoute;
import io.dialplane.http.Json;
import io.dialplane.http.Routes;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every route of the template against every way of not being allowed.
class TenancyMatrixTest {
  private static final Deployment DEPLOYMENT = Deployment.start();
  private static final List<String> SCOPES =
      List.of(
          "numbers:read",
          "numbers:write",
          "billing:read",
          "billing:write",
          "agents:read",
          "agents:write");

  /// The scopes of which each operation needs one, first the one that a refusal names; a route
  /// without a row fails.
  private static final Map<String, List<String>> NEEDED = needed();

  private static World owner = DEPLOYMENT.newOrganization();
  private static World stranger = DEPLOYMENT.newOrganization();
  private static final Map<String, String> OWNED = new HashMap<>();

  private static Map<String, List<String>> needed() {
    Map<String, List<String>> needed = new HashMap<>();
    List.of("search", "get_available", "list_reservations", "get_purchase", "list_purchases")
        .forEach(name -> needed.put(name, List.of("numbers:read")));
    List.of("list_numbers", "get_number")
        .forEach(name -> needed.put(name, List.of("numbers:read")));
    List.of("reserve", "extend_reservation", "cancel_reservation", "purchase", "import")
        .forEach(name -> needed.put(name, List.of("numbers:write")));
    List.of("assign", "unassign", "release", "update_number")
        .forEach(name -> needed.put(name, List.of("numbers:write")));
    List.of("get_wallet", "list_entries")
        .forEach(name -> needed.put(name, List.of("billing:read")));
    needed.put("top_up", List.of("billing:write"));
    List.of("list_agents", "get_agent").forEach(name -> needed.put(name, List.of("agents:read")));
    List.of("create_agent", "update_agent", "delete_agent", "publish_agent")
        .forEach(name -> needed.put(name, List.of("agents:write")));
    needed.put("list_events", List.of("numbers:read", "billing:read", "agents:read"));
    return needed;
  }

  @BeforeAll
  static void own_something_of_every_kind() {
    owner.funded("10");
    OWNED.put("reservation", owner.reserve("+18085550110").data().path("id").asText());
    Response bought = owner.purchase("+18085550111", "matrix");
    OWNED.put("number", bought.data().path("id").asText());
    OWNED.put("purchase", owner.get("/numbers/purchases").data().path(0).path("id").asText());
    OWNED.put("agent", owner.agent());
  }

  @TestFactory
  Stream<DynamicTest> refuses_on_every_route() {
    return Routes.load().all().stream()
        .filter(route -> !route.isDefault())
        .flatMap(route -> Stream.concat(keys(route), scopes(route)));
  }

  @TestFactory
  Stream<DynamicTest> answers_another_organisations_id_exactly_as_an_unknown_one() {
    return Routes.load().all().stream()
        .filter(route -> route.path().contains("{id}"))
        .map(
            route ->
                dynamicTest(
                    route.key() + " with a stranger's id",
                    () -> {
                      Response foreign = call(stranger, route, OWNED.getOrDefault(kind(route), ""));
                      Response unknown = call(stranger, route, unknown(route));

                      assertThat(foreign.status()).isEqualTo(404);
                      assertThat(without(foreign)).isEqualTo(without(unknown));
                    }));
  }

  private static JsonNode without(Response response) {
    return ((ObjectNode) response.body()).without("instance");
  }

  private static Stream<DynamicTest> keys(HttpRoute route) {
    ApiKey unknown = ApiKey.generate(new Tenant(owner.organizationId(), Mode.TEST), new Random(1));
    String good = owner.testKey();
    String bad = good.substring(0, good.length() - 1) + (good.endsWith("0") ? "1" : "0");
    return Stream.of(
        dynamicTest(route.key() + " without a key", () -> refuses401(route, "")),
        dynamicTest(
            route.key() + " with a bad checksum",
            () -> {
              DEPLOYMENT.meter().reset();
              refuses401(route, bad);
              assertThat(DEPLOYMENT.meter().calls()).isEmpty();
            }),
        dynamicTest(
            route.key() + " with an unknown key", () -> refuses401(route, unknown.secret())),
        dynamicTest(route.key() + " with a revoked key", () -> refuses401(route, revoked())),
        dynamicTest(
            route.key() + " with an expired key",
            () -> {
              String expiring = issue(SCOPES, "expiresAt");
              DEPLOYMENT.clock().advance(Duration.ofSeconds(61));
              refuses401(route, expiring);
            }));
  }

  private static Stream<DynamicTest> scopes(HttpRoute route) {
    assertThat(NEEDED).as("a row for " + route.operation()).containsKey(route.operation());
    List<String> needed = NEEDED.getOrDefault(route.operation(), List.of());
    DynamicTest without =
        dynamicTest(
            route.key() + " without " + needed,
            () -> {
              List<String> others =
                  SCOPES.stream().filter(scope -> !needed.contains(scope)).toList();
              Response refused = call(owner.as(issue(others, "")), route, unknown(route));
              assertThat(refused.status()).isEqualTo(403);
              assertThat(refused.code()).isEqualTo("insufficient_scope");
              assertThat(refused.body().path("detail").asText()).contains(needed.getFirst());
            });
    return Stream.concat(Stream.of(without), needed.stream().map(scope -> allowed(route, scope)));
  }

  private static DynamicTest allowed(HttpRoute route, String scope) {
    return dynamicTest(
        route.key() + " with " + scope + " alone",
        () ->
            assertThat(call(owner.as(issue(List.of(scope), "")), route, unknown(route)).status())
                .isNotIn(401, 403, 500));
  }

  private static void refuses401(HttpRoute route, String key) {
    Response refused = call(owner.as(key), route, unknown(route));
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.code()).isEqualTo("unauthenticated");
    assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(refused.header("x-request-id")).isNotEmpty();
  }

  private static Response call(World world, HttpRoute route, String id) {
    String path =
        route.path().replace("/api/v1", "").replace("{id}", id).replace("{e164}", "%2B18085550112");
    boolean body = route.method().equals("POST") || route.method().equals("PATCH");
    String json = route.operation().equals("assign") ? "{\"agentId\":\"x\"}" : "{}";
    return world.call(route.method(), path, body ? json : null, Map.of());
  }

  private static String kind(HttpRoute route) {
    if (route.path().contains("/reserve/")) {
      return "reservation";
    }
    if (route.path().contains("/purchases/")) {
      return "purchase";
    }
    return route.path().contains("/agents/") ? "agent" : "number";
  }

  private static String unknown(HttpRoute route) {
    return switch (kind(route)) {
      case "purchase" -> "0123456789abcdef0123456789abcdef";
      case "agent" -> "agt_0000";
      default -> "0000d2ef-2365-809e-86da-398ebe6d1172";
    };
  }

  private static String revoked() {
    JsonNode key = key(SCOPES, "");
    DEPLOYMENT.operator(
        "revoke_key",
        Json.object()
            .put("organizationId", owner.organizationId())
            .put("keyId", key.path("keyId").asText()));
    return key.path("secret").asText();
  }

  private static String issue(List<String> scopes, String expiry) {
    return key(scopes, expiry).path("secret").asText();
  }

  private static JsonNode key(List<String> scopes, String expiry) {
    ObjectNode event =
        Json.object().put("organizationId", owner.organizationId()).put("mode", "test");
    scopes.forEach(event.putArray("scopes")::add);
    if (!expiry.isEmpty()) {
      event.put(expiry, Json.time(DEPLOYMENT.clock().instant().plusSeconds(60)));
    }
    return DEPLOYMENT.operator("issue_key", event);
  }
}
