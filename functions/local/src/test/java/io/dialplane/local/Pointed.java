package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.ScriptableCarrier;
import io.dialplane.testkit.World;
import java.time.Duration;

/// A number that is for sale, and a published agent that is to get its calls, over a carrier that
/// can be scripted.
abstract class Pointed {
  /// A little longer than a lease.
  static final Duration LEASE = Duration.ofSeconds(61);

  final ScriptableCarrier carrier = new ScriptableCarrier();
  final Deployment deployment = Deployment.alone(carrier);
  final World world = deployment.newOrganization().funded("10");
  final String agent = published();
  final String number = Numbers.next();

  private String published() {
    String id = world.agent();
    world.post("/agents/" + id + "/publish", "{}");
    return id;
  }

  Response buy(String key) {
    String body = "{\"e164\":\"%s\",\"agentId\":\"%s\"}".formatted(number, agent);
    return world.post("/numbers/purchase", body, key);
  }

  Response bringIn(String key) {
    String body = "{\"e164\":\"%s\",\"agentId\":\"%s\"}".formatted(number, agent);
    return world.post("/numbers/import", body, key);
  }

  Response assign(String agentId) {
    return world.post("/numbers/" + number + "/assign", "{\"agentId\":\"" + agentId + "\"}");
  }

  JsonNode settleAfter(Duration time) {
    deployment.clock().advance(time);
    JsonNode counts = deployment.invoke("SettleFunction", Json.object());
    assertThat(counts.path("broken").asInt()).isZero();
    return counts;
  }

  JsonNode number() {
    return world.get("/numbers/" + number).data();
  }

  static String reason(JsonNode number) {
    return number.path("notLiveReason").asText();
  }
}
