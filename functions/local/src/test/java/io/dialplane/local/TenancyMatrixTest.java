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
import org.junit.jupiter.api.Test;
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

  private static final World OWNER = DEPLOYMENT.newOrganization();
  private static String expired = "";
  private static String revoked = "";

  private static Map<String, List<String>> needed() {
    Map<String, List<String>> needed = new HashMap<>();
    List.of("search", "get_available", "list_reservations", "get_purchase", "list_purchases")
        .forEach(name -> needed.put(name, List.of("numbers:read")));
    List.of("list_numbers", "get_number", "list_carriers")
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
  static void wear_two_keys_out() {
    expired = key(SCOPES, "expiresAt").path("secret").asText();
    DEPLOYMENT.clock().advance(Duration.ofSeconds(60));
    JsonNode key = key(SCOPES, "");
    revoked = key.path("secret").asText();
    DEPLOYMENT.operator(
        "revoke_key",
        Json.object()
            .put("organizationId", OWNER.organizationId())
            .put("keyId", key.path("keyId").asText()));
  }

  @Test
  void there_is_a_row_for_every_route_and_no_other() {
    assertThat(NEEDED.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Routes.load().all().stream()
                .filter(HttpRoute::takesKey)
                .map(HttpRoute::operation)
                .toList());
  }

  @TestFactory
  Stream<DynamicTest> refuses_on_every_route() {
    return Routes.load().all().stream()
        .filter(HttpRoute::takesKey)
        .flatMap(route -> Stream.concat(keys(route), scopes(route)));
  }

  private static Stream<DynamicTest> keys(HttpRoute route) {
    ApiKey unknown = ApiKey.generate(new Tenant(OWNER.organizationId(), Mode.TEST), new Random(1));
    String good = OWNER.testKey();
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
        dynamicTest(route.key() + " with a revoked key", () -> refuses401(route, revoked)),
        dynamicTest(route.key() + " with an expired key", () -> refuses401(route, expired)));
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
              Response refused = call(OWNER.as(issue(others)), route);
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
            assertThat(call(OWNER.as(issue(List.of(scope))), route).status())
                .isNotIn(401, 403, 500));
  }

  private static void refuses401(HttpRoute route, String key) {
    Response refused = call(OWNER.as(key), route);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.code()).isEqualTo("unauthenticated");
    assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(refused.header("x-request-id")).isNotEmpty();
  }

  private static Response call(World world, HttpRoute route) {
    String path =
        route.path().replace("/api/v1", "").replace("{id}", "x").replace("{e164}", "+18085550112");
    boolean body = route.method().equals("POST") || route.method().equals("PATCH");
    return world.call(route.method(), path, body ? "{}" : null, Map.of());
  }

  private static String issue(List<String> scopes) {
    return key(scopes, "").path("secret").asText();
  }

  private static JsonNode key(List<String> scopes, String expiry) {
    ObjectNode event =
        Json.object().put("organizationId", OWNER.organizationId()).put("mode", "test");
    scopes.forEach(event.putArray("scopes")::add);
    if (!expiry.isEmpty()) {
      event.put(expiry, Json.time(DEPLOYMENT.clock().instant().plusSeconds(60)));
    }
    return DEPLOYMENT.operator("issue_key", event);
  }
}
