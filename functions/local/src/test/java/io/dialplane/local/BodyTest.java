package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.GatewayEvents;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
  private static final String SIP = "\"route\":{\"type\":\"sip\",\"uri\":\"sip:a@example.com\"}";
  private static final int LARGEST = 64 * 1024;

  private static final Deployment DEPLOYMENT = Deployment.start();
  private static final World WORLD = DEPLOYMENT.newOrganization();

  @Test
  void takes_64_kb_and_not_a_byte_more() {
    String right = "{\"name\":\"x\"," + SIP + "}";
    String largest = right + " ".repeat(LARGEST - right.length());

    assertThat(WORLD.post("/agents", largest).status()).isEqualTo(201);
    Response refused = WORLD.post("/agents", largest + " ");
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.code()).isEqualTo("payload_too_large");
  }

  @Test
  void counts_bytes_and_not_characters() {
    String wide = "{\"name\":\"x\"," + SIP + ",\"x\":\"" + "\u00e9".repeat(LARGEST / 2) + "\"}";

    assertThat(WORLD.post("/agents", wide).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "Application/JSON; charset=utf-8"})
  void takes_json_whatever_its_parameters(String type) {
    assertThat(typed(type).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "text/plain", "application/x-www-form-urlencoded", "application/jsonx"})
  void refuses_any_other_content_type(String type) {
    assertThat(typed(type).status()).isEqualTo(415);
    assertThat(typed(type).code()).isEqualTo("unsupported_media_type");
  }

  private Response typed(String type) {
    String body = "{\"name\":\"x\"," + SIP + "}";
    return WORLD.call("POST", "/agents", body, Map.of("content-type", type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"name\":}",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{\"route\":{\"type\":\"sip\",\"type\":\"sip\"}}",
        "{} {}",
        "{} x",
        "{'name':'a'}",
        "{\"name\":NaN}",
        "{\"name\":\"a\",}",
        "\ufeff{}",
        "<xml/>"
      })
  void calls_what_is_no_single_value_malformed(String body) {
    Response refused = WORLD.post("/agents", body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("malformed_json");
    assertThat(refused.body().has("errors")).isFalse();
  }

  @Test
  void calls_bytes_that_are_no_utf_8_malformed() {
    assertThat(base64(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}).path("code").asText())
        .isEqualTo("malformed_json");
  }

  @Test
  void reads_a_body_that_the_gateway_has_encoded() {
    byte[] right = ("{\"name\":\"x\"," + SIP + "}").getBytes(StandardCharsets.UTF_8);

    assertThat(base64(right).path("success").asBoolean()).isTrue();
  }

  private JsonNode base64(byte[] body) {
    ObjectNode event =
        GatewayEvents.of(
            "POST",
            "/api/v1/agents",
            Base64.getEncoder().encodeToString(body),
            Map.of("x-api-key", WORLD.testKey(), "content-type", "application/json"));
    JsonNode answer = DEPLOYMENT.invoke("AgentsFunction", event.put("isBase64Encoded", true));
    return Json.read(answer.path("body").asText()).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "null", "[]", "[{}]", "1", "\"name\"", "true"})
  void asks_for_an_object_and_names_no_field(String body) {
    Response refused = WORLD.post("/agents", body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("validation_error");
    assertThat(refused.body().path("errors").isArray()).isTrue();
    assertThat(refused.body().path("errors")).isEmpty();
  }

  @Test
  void needs_no_body_where_the_path_says_it_all() {
    String agent = WORLD.agent();

    Response bare = WORLD.call("POST", "/agents/" + agent + "/publish", null, Map.of());

    assertThat(bare.status()).isEqualTo(200);
    assertThat(WORLD.post("/agents/" + agent + "/publish", "{\"force\":true}").status())
        .isEqualTo(400);
  }

  @Test
  void names_every_bad_field_in_one_answer() {
    Response refused =
        WORLD.post(
            "/agents",
            "{\"name\":7,\"colour\":\"red\",\"route\":{\"type\":\"sip\",\"uri\":\"http://x\",\"port\":1}}");

    assertThat(fields(refused))
        .containsExactlyInAnyOrder("name", "colour", "route.uri", "route.port");
    assertThat(refused.body().path("errors"))
        .allMatch(error -> !error.path("message").asText().isEmpty());
  }

  @Test
  void knows_a_field_only_in_its_own_place() {
    String agent = WORLD.agent();

    assertThat(fields(WORLD.patch("/agents/" + agent, "{\"id\":\"" + agent + "\"}")))
        .containsExactly("id");
    assertThat(fields(WORLD.patch("/agents/" + agent + "?name=x", "{}"))).containsExactly("name");
    assertThat(fields(WORLD.patch("/agents/" + agent, "{\"route.uri\":\"x\"," + SIP + "}")))
        .containsExactly("route.uri");
    assertThat(
            fields(
                WORLD.call(
                    "DELETE", "/numbers/+16175550100", "{\"keepAtCarrier\":true}", Map.of())))
        .containsExactly("keepAtCarrier");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /agents                 | {"name":"x","route":"sip"}                       | route
          /agents                 | {"name":"x","route":{}}                          | route.type
          /agents                 | {"name":"x","route":{"type":"fax"}}              | route.type
          /agents                 | {"name":" ","route":{"type":"forward","e164":1}} | name,route.e164
          /agents                 | {"name":"\\ud83d","route":null}                  | name,route
          /billing/wallet/topup   | {"amountUsd":"5"}                                | amountUsd
          /billing/wallet/topup   | {"amountUsd":0.001}                              | amountUsd
          /billing/wallet/topup   | {"amountUsd":10000.01}                           | amountUsd
          /billing/wallet/topup   | {"amountUsd":0}                                  | amountUsd
          /billing/wallet/topup   | {"amountUsd":1e999999999}                        | amountUsd
          /billing/wallet/topup   | {}                                               | amountUsd
          /numbers/reserve        | {"e164":14155550100}                             | e164
          /numbers/reserve        | {"e164":null}                                    | e164
          /numbers/purchase       | {"e164":"+1","agentId":7,"maxMonthlyCost":"1"}   | e164,agentId,maxMonthlyCost
          /numbers/purchase       | {"e164":"+14155550100","maxMonthlyCost":-1}      | maxMonthlyCost
          /numbers/import         | {"e164":"+14155550100","agentId":""}             | agentId
          /numbers/+14155550100/assign | {"agentId":null}                            | agentId
          """)
  void refuses_wrong_types_and_values_and_converts_none(String path, String body, String wrong) {
    assertThat(fields(WORLD.post(path, body))).containsExactlyInAnyOrder(wrong.split(",", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"label":7,"tags":"a","allowInbound":"true"}     | label,tags,allowInbound
          {"tags":["a",1]}                                 | tags
          {"tags":null,"allowOutbound":null}               | tags,allowOutbound
          {"deletionProtection":1}                         | deletionProtection
          {"label":"\\ud800","tags":["\\udfff"]}           | label,tags
          """)
  void refuses_wrong_settings_of_a_number(String body, String wrong) {
    assertThat(fields(WORLD.patch("/numbers/+14155550100", body)))
        .containsExactlyInAnyOrder(wrong.split(",", -1));
  }

  @Test
  void tells_first_what_stands_first_in_the_order_of_checks() {
    String big = "[".repeat(LARGEST + 1);
    Map<String, String> wrong = Map.of("content-type", "text/plain", "idempotency-key", "");
    World reader = WORLD.as(key("agents:read"));

    assertThat(WORLD.as("x").call("PUT", "/agents", big, wrong).status()).isEqualTo(405);
    assertThat(WORLD.as("x").call("POST", "/agents", big, wrong).status()).isEqualTo(401);
    assertThat(reader.call("POST", "/agents", big, wrong).status()).isEqualTo(403);
    assertThat(WORLD.call("POST", "/agents", big, wrong).status()).isEqualTo(413);
    assertThat(WORLD.call("POST", "/agents", "{", wrong).status()).isEqualTo(415);
    assertThat(WORLD.call("POST", "/agents", "{", Map.of("idempotency-key", "")).code())
        .isEqualTo("malformed_json");
    assertThat(fields(WORLD.call("POST", "/agents", "{}", Map.of("idempotency-key", ""))))
        .containsExactlyInAnyOrder("name", "route", "Idempotency-Key");
  }

  private String key(String scope) {
    ObjectNode event =
        Json.object().put("organizationId", WORLD.organizationId()).put("mode", "test");
    event.putArray("scopes").add(scope);
    return DEPLOYMENT.operator("issue_key", event).path("secret").asText();
  }

  private static List<String> fields(Response refused) {
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("validation_error");
    return refused.badFields();
  }
}
