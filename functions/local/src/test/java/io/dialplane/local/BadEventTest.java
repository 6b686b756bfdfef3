package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events that no function takes, or that are wrong in some part.
class BadEventTest {
  private static final Deployment DEPLOYMENT = Deployment.start();
  private static final World WORLD = DEPLOYMENT.newOrganization();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "1",
        "\"purchase\"",
        "{}",
        "{\"operation\":\"get_wallet\"}",
        "{\"operation\":7,\"organizationId\":\"x\"}",
        "{\"operation\":\"get_wallet\",\"organizationId\":7}",
        "{\"operation\":\"get_wallet\",\"organizationId\":\"x\",\"extra\":1}",
        "{\"operation\":\"get_wallet\",\"organizationId\":\"x\",\"mode\":\"prod\"}",
        "{\"operation\":\"get_wallet\",\"organizationId\":\"x\",\"input\":[]}",
        "{\"operation\":\"get_wallet\",\"organizationId\":\"x\",\"idempotencyKey\":\"\"}",
        "{\"detail-type\":\"Dialplane Operation\"}",
        "{\"detail-type\":\"Scheduled Event\",\"detail\":{\"operation\":\"ping\"}}",
        "{\"Records\":[{\"body\":\"{}\"}]}",
        "{\"httpMethod\":\"GET\",\"path\":\"/\"}"
      })
  void answers_anything_else_with_400_and_guesses_at_nothing(String event) {
    JsonNode refused = DEPLOYMENT.invoke("WalletFunction", Json.read(event).orElseThrow());

    assertThat(refused.path("status").asInt()).isEqualTo(400);
    assertThat(refused.path("problem").path("code").asText()).isEqualTo("validation_error");
    assertThat(refused.path("problem").path("errors")).isNotEmpty();
  }

  @Test
  void names_every_bad_field_of_the_event_and_of_its_input() {
    ObjectNode bad = Json.object().put("operation", "top_up").put("mode", 1).put("x", 1);
    ObjectNode worse = WORLD.event("top_up", Json.object().put("amountUsd", "3").put("y", 1));

    assertThat(badFields(bad)).containsExactlyInAnyOrder("organizationId", "mode", "x");
    assertThat(badFields(worse.put("idempotencyKey", "k".repeat(256))))
        .containsExactlyInAnyOrder("amountUsd", "y", "idempotencyKey");
    assertThat(badFields(WORLD.event("top_up", Json.object()).put("idempotencyKey", "\n")))
        .containsExactlyInAnyOrder("amountUsd", "idempotencyKey");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "orgffffffffffffffff", "a b", "a#live", "\ud83d", "\u0000"})
  void says_that_an_unknown_organisation_is_not_found(String id) {
    ObjectNode event = WORLD.event("get_wallet", Json.object()).put("organizationId", id);

    JsonNode unknown = DEPLOYMENT.invoke("WalletFunction", event);
    JsonNode endless =
        DEPLOYMENT.invoke("WalletFunction", event.put("organizationId", "x".repeat(3_000)));

    assertThat(unknown.path("problem").path("code").asText()).isEqualTo("not_found");
    assertThat(endless.path("problem").path("code").asText()).isEqualTo("not_found");
  }

  private List<String> badFields(ObjectNode event) {
    JsonNode refused = DEPLOYMENT.invoke("WalletFunction", event);
    assertThat(refused.path("status").asInt()).isEqualTo(400);
    return refused
        .path("problem")
        .path("errors")
        .valueStream()
        .map(error -> error.path("field").asText())
        .toList();
  }
}
