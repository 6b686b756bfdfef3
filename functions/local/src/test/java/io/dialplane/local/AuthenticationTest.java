package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final Deployment deployment = Deployment.start();
  private final World world = deployment.newOrganization();

  @ParameterizedTest
  @ValueSource(strings = {"Bearer %s", "bearer %s", "BEARER %s", "Bearer  %s "})
  void takes_a_key_as_a_bearer_token(String header) {
    Map<String, String> headers = Map.of("authorization", header.formatted(world.testKey()));

    assertThat(wallet(headers).status()).isEqualTo(200);
  }

  @Test
  void takes_the_same_key_as_x_api_key() {
    assertThat(wallet(Map.of("x-api-key", world.testKey())).status()).isEqualTo(200);
    assertThat(wallet(Map.of("X-Api-Key", world.testKey())).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Basic %s",
        "%s",
        "Bearer %sx",
        "Bearer x%s",
        "Bearer %s,%<s",
        "Bearer dp_test_",
        "Bearer dp_prod_acme_000000000000000000000000000000000000"
      })
  void refuses_what_is_no_key_and_asks_for_one(String header) {
    Response refused = wallet(Map.of("authorization", header.formatted(world.testKey())));

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.code()).isEqualTo("unauthenticated");
    assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void refuses_a_key_that_claims_the_other_world_or_another_organisation() {
    String other = deployment.newOrganization().organizationId();

    assertThat(world.as(world.testKey().replace("_test_", "_live_")).get("/agents").status())
        .isEqualTo(401);
    assertThat(
            world
                .as(world.testKey().replace(world.organizationId(), other))
                .get("/agents")
                .status())
        .isEqualTo(401);
  }

  @Test
  void a_key_ends_in_the_crc32_of_all_before_it_in_six_digits_of_base_62() {
    String key = world.liveKey();
    String body = key.substring(0, key.length() - 6);

    assertThat(key).matches("dp_live_[0-9A-Za-z]+_[0-9A-Za-z]{36}");
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    long rest = 0;
    for (char digit : key.substring(body.length()).toCharArray()) {
      rest = rest * 62 + DIGITS.indexOf(digit);
    }
    assertThat(rest).isEqualTo(crc.getValue());
  }

  @Test
  void a_secret_is_kept_nowhere_and_shown_once() {
    JsonNode keys =
        deployment.operator(
            "list_keys", Json.object().put("organizationId", world.organizationId()));

    assertThat(keys.path("keys")).hasSize(3).noneMatch(key -> key.has("secret"));
    assertThat(deployment.dynamoDb().scan(scan -> scan.tableName("KeysTable")).toString())
        .contains(world.organizationId())
        .doesNotContain(world.testKey());
  }

  @Test
  void a_revoked_key_is_dead_for_the_next_request_and_the_day_of_use_is_noted() {
    world.get("/agents");
    JsonNode keys = keys();
    JsonNode test =
        keys.valueStream()
            .filter(key -> key.path("mode").asText().equals("test"))
            .findFirst()
            .orElseThrow();
    assertThat(test.path("lastUsedOn").asText())
        .isEqualTo(deployment.clock().instant().toString().substring(0, 10));

    JsonNode revoked =
        deployment.operator(
            "revoke_key",
            Json.object()
                .put("organizationId", world.organizationId())
                .put("keyId", test.path("keyId").asText()));

    assertThat(revoked.path("revokedAt").asText()).isNotEmpty();
    assertThat(world.get("/agents").status()).isEqualTo(401);
    assertThat(world.live().get("/agents").status()).isEqualTo(200);
  }

  private JsonNode keys() {
    return deployment
        .operator("list_keys", Json.object().put("organizationId", world.organizationId()))
        .path("keys");
  }

  private Response wallet(Map<String, String> headers) {
    return deployment.http("GET", "/api/v1/billing/wallet", null, headers);
  }
}
