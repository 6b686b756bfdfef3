package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Scope;
import io.dialplane.http.Json;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest {
  private static final String FIVE = "{\"amountUsd\":5}";
  private static final AtomicInteger LINE = new AtomicInteger(10);

  private final Deployment deployment = Deployment.start();
  private final World world = deployment.newOrganization();

  @Test
  void answers_the_same_request_again_and_does_nothing() {
    Response first = topUp(FIVE, "k");

    Response again = topUp(FIVE, "k");

    assertThat(first.isReplayed()).isFalse();
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.data()).isEqualTo(first.data());
    assertThat(again.header("x-request-id")).isNotEqualTo(first.header("x-request-id"));
    assertThat(balance()).isEqualTo("5.00");
  }

  @Test
  void knows_the_same_request_by_what_it_means_and_not_by_how_it_is_spelled() {
    String number = "+1857555%04d".formatted(100 + LINE.getAndIncrement());

    assertThat(topUp("{ \"amountUsd\" : 5.0 }", "k").status()).isEqualTo(201);
    assertThat(topUp("{\"amountUsd\":5}", "k").isReplayed()).isTrue();
    assertThat(reserve(number, "h").status()).isEqualTo(201);
    assertThat(
            reserve("(857) " + number.substring(5, 8) + "-" + number.substring(8), "h")
                .isReplayed())
        .isTrue();
  }

  @Test
  void refuses_a_key_that_another_request_has_used() {
    topUp(FIVE, "k");

    for (Response refused :
        new Response[] {
          topUp("{\"amountUsd\":6}", "k"),
          world.post(
              "/agents",
              "{\"name\":\"x\",\"route\":{\"type\":\"forward\",\"e164\":\"+14155550100\"}}",
              "k"),
          world.delete("/agents/agt_0", "k")
        }) {
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.code()).isEqualTo("idempotency_key_reused");
    }
    assertThat(balance()).isEqualTo("5.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\tb", "a\u0000b", "\u007f", "cl\u00e9", "\u043a\u043b\u044e\u0447"})
  void refuses_a_key_that_cannot_be_printed_and_names_the_header(String key) {
    Response refused = topUp(FIVE, key);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.badFields()).containsExactly("Idempotency-Key");
    assertThat(balance()).isEqualTo("0.00");
  }

  @Test
  void takes_a_key_of_255_characters_and_none_of_256() {
    assertThat(topUp(FIVE, "~ ".repeat(127) + "!").status()).isEqualTo(201);
    assertThat(topUp(FIVE, "k".repeat(256)).badFields()).containsExactly("Idempotency-Key");
  }

  @Test
  void is_ignored_on_a_get() {
    topUp(FIVE, "k");

    Response read = world.call("GET", "/billing/wallet", null, Map.of("idempotency-key", "k"));

    assertThat(read.status()).isEqualTo(200);
    assertThat(read.isReplayed()).isFalse();
    assertThat(world.call("GET", "/agents", null, Map.of("idempotency-key", "")).status())
        .isEqualTo(200);
  }

  @Test
  void remembers_no_refusal_that_changed_nothing() {
    String agent = "{\"name\":\"x\",\"route\":{\"type\":\"forward\",\"e164\":\"+14155550100\"}}";
    String number = next();

    assertThat(world.post("/agents", "{}", "k").status()).isEqualTo(400);
    assertThat(world.post("/agents", agent, "k").status()).isEqualTo(201);
    assertThat(world.purchase(number, "buy").status()).isEqualTo(402);
    assertThat(world.purchase(next(), "buy").status()).isEqualTo(402);
    topUp(FIVE, "top-up");
    assertThat(world.purchase(number, "buy").status()).isEqualTo(201);
  }

  @Test
  void remembers_a_success_that_had_nothing_to_change() {
    String agent = world.agent();
    String path = "/agents/" + agent;
    world.post(path + "/publish", "{}");

    Response unchanged = patch(path, "{}", "p");
    world.patch(path, "{\"name\":\"Night desk\"}");
    Response again = patch(path, "{}", "p");

    assertThat(unchanged.status()).isEqualTo(200);
    assertThat(again.isReplayed()).isTrue();
    assertThat(again.data()).isEqualTo(unchanged.data());
  }

  @Test
  void forgets_after_24_hours() {
    topUp(FIVE, "k");
    deployment.clock().advance(Duration.ofHours(24).minusSeconds(1));
    assertThat(topUp(FIVE, "k").isReplayed()).isTrue();

    deployment.clock().advance(Duration.ofSeconds(1));

    assertThat(topUp("{\"amountUsd\":1}", "k").isReplayed()).isFalse();
    assertThat(balance()).isEqualTo("6.00");
  }

  @Test
  void never_forgets_a_purchase_or_a_release() {
    topUp("{\"amountUsd\":10}", "k");
    String bought = next();
    world.purchase(bought, "buy");
    world.delete("/numbers/" + bought, "release");
    world.post("/numbers/import", "{\"e164\":\"+18575550199\"}");
    world.delete("/numbers/+18575550199?keepAtCarrier=true", "keep");

    deployment.clock().advance(Duration.ofDays(1_000));

    assertThat(world.purchase(bought, "buy").isReplayed()).isTrue();
    Response released = world.delete("/numbers/" + bought, "release");
    assertThat(released.status()).isEqualTo(204);
    assertThat(released.isReplayed()).isTrue();
    Response kept = world.delete("/numbers/+18575550199?keepAtCarrier=true", "keep");
    assertThat(kept.status()).isEqualTo(204);
    assertThat(kept.isReplayed()).isTrue();
    assertThat(world.delete("/numbers/+18575550199", "keep").status()).isEqualTo(422);
  }

  @Test
  void is_shared_by_the_keys_of_a_world_and_by_nobody_else() {
    topUp(FIVE, "k");
    World colleague = world.as(anotherKey());

    assertThat(colleague.post("/billing/wallet/topup", FIVE, "k").isReplayed()).isTrue();
    assertThat(world.live().post("/billing/wallet/topup", FIVE, "k").isReplayed()).isFalse();
    assertThat(deployment.newOrganization().post("/billing/wallet/topup", FIVE, "k").isReplayed())
        .isFalse();
  }

  @Test
  void every_operation_that_changes_something_takes_a_key() {
    topUp("{\"amountUsd\":20}", "0");
    String agent = world.agent();
    String number = next();
    String hold = world.reserve(next()).data().path("id").asText();
    String assign = "{\"agentId\":\"" + agent + "\"}";

    replays("POST", "/numbers/purchase", "{\"e164\":\"" + number + "\"}", 201);
    replays("POST", "/numbers/" + number + "/assign", assign, 200);
    replays("PATCH", "/numbers/" + number, "{\"label\":\"x\"}", 200);
    replays("DELETE", "/numbers/" + number + "/assign", null, 200);
    replays("DELETE", "/numbers/" + number, null, 204);
    replays("POST", "/numbers/reserve", "{\"e164\":\"" + next() + "\"}", 201);
    replays("POST", "/numbers/reserve/" + hold + "/extend", null, 200);
    replays("DELETE", "/numbers/reserve/" + hold, null, 204);
    replays("POST", "/numbers/import", "{\"e164\":\"+18575550198\"}", 201);
    replays("PATCH", "/agents/" + agent, "{\"name\":\"y\"}", 200);
    replays("POST", "/agents/" + agent + "/publish", null, 200);
    replays("DELETE", "/agents/" + agent, null, 204);
  }

  private void replays(
      String method, String path, @org.jspecify.annotations.Nullable String body, int status) {
    Map<String, String> key = Map.of("idempotency-key", method + path);

    Response first = world.call(method, path, body, key);
    Response again = world.call(method, path, body, key);

    assertThat(first.status()).as(method + path).isEqualTo(status);
    assertThat(first.isReplayed()).isFalse();
    assertThat(again.status()).isEqualTo(status);
    assertThat(again.isReplayed()).as(method + path).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
  }

  private String anotherKey() {
    ObjectNode event =
        Json.object().put("organizationId", world.organizationId()).put("mode", "test");
    var scopes = event.putArray("scopes");
    for (Scope scope : Scope.values()) {
      scopes.add(scope.label());
    }
    return deployment.operator("issue_key", event).path("secret").asText();
  }

  private Response topUp(String body, String key) {
    return world.post("/billing/wallet/topup", body, key);
  }

  private Response reserve(String number, String key) {
    return world.post("/numbers/reserve", "{\"e164\":\"" + number + "\"}", key);
  }

  private Response patch(String path, String body, String key) {
    return world.call("PATCH", path, body, Map.of("idempotency-key", key));
  }

  private String balance() {
    return world.wallet().path("balanceUsd").toString();
  }

  private static String next() {
    return "+1857555%04d".formatted(100 + LINE.getAndIncrement());
  }
}
