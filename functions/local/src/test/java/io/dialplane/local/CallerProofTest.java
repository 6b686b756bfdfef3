package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.calls.CallingCarrier;
import io.dialplane.testkit.calls.CallingCarrier.Call;
import io.dialplane.testkit.calls.Sent;
import io.dialplane.testkit.standin.SecretsStandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What proves that a carrier calls, and what does not.
class CallerProofTest {
  private static final Call CALL = new Call("call-1", "+14155550199", "+13195550100");

  private static JsonNode send(Deployment deployment, Sent sent) {
    return deployment.invoke("VoiceFunction", sent.event());
  }

  @ParameterizedTest
  @EnumSource
  void refuses_what_was_altered_on_the_way_and_reads_nothing(CallingCarrier carrier) {
    Deployment deployment = Deployment.with(carrier.settings());
    Sent right = carrier.inbound(CALL, Instant.now());
    String body = right.body().replace("4155550199", "4155550198");
    deployment.meter().reset();

    assertRefused(send(deployment, right.withBody(body)), carrier);
    assertRefused(send(deployment, right.withBody("")), carrier);
    assertRefused(send(deployment, new Sent(right.target(), Map.of(), right.body())), carrier);
    for (String header : right.headers().keySet()) {
      if (!header.equals("content-type")) {
        assertRefused(send(deployment, right.withHeader(header, "")), carrier);
        assertRefused(send(deployment, right.withHeader(header, "x".repeat(9_000))), carrier);
      }
    }
    assertThat(deployment.meter().calls()).isEmpty();
    assertThat(send(deployment, right).path("statusCode").asInt()).isEqualTo(200);
  }

  private static void assertRefused(JsonNode answer, CallingCarrier carrier) {
    assertThat(answer.path("statusCode").asInt()).isEqualTo(403);
    JsonNode problem = Json.read(answer.path("body").asText()).orElseThrow();
    assertThat(problem.path("code").asText()).isEqualTo("bad_signature");
    assertThat(problem.path("detail").asText()).contains(carrier.label());
  }

  @ParameterizedTest
  @EnumSource(names = {"TWILIO", "PLIVO"})
  void refuses_another_address_where_the_signature_covers_it(CallingCarrier carrier) {
    Deployment deployment = Deployment.with(carrier.settings());
    Sent inbound = carrier.inbound(CALL, Instant.now());
    String status = inbound.target().replace("inbound", "status");

    assertRefused(send(deployment, inbound.withTarget(inbound.target() + "?x=1")), carrier);
    assertRefused(send(deployment, inbound.withTarget(status)), carrier);
  }

  @ParameterizedTest
  @EnumSource(names = {"TELNYX", "VONAGE"})
  void refuses_a_replay(CallingCarrier carrier) {
    Deployment deployment = Deployment.with(carrier.settings());

    for (long seconds : new long[] {-310, 310}) {
      Sent sent = carrier.inbound(CALL, Instant.now().plus(Duration.ofSeconds(seconds)));
      assertRefused(send(deployment, sent), carrier);
    }
    Sent late = carrier.inbound(CALL, Instant.now().minusSeconds(290));
    assertThat(send(deployment, late).path("statusCode").asInt()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void a_carriers_signature_is_no_other_carriers(CallingCarrier carrier) {
    Map<String, String> settings = new HashMap<>(carrier.settings());
    settings.put("CARRIERS", "telnyx,twilio,plivo,vonage");
    Deployment deployment = Deployment.with(settings);
    Sent sent = carrier.inbound(CALL, Instant.now());

    for (CallingCarrier other : CallingCarrier.values()) {
      String target = sent.target().replace(carrier.label(), other.label());
      int status = send(deployment, sent.withTarget(target)).path("statusCode").asInt();
      assertThat(status).as(other.label()).isEqualTo(other == carrier ? 200 : 403);
    }
  }

  @ParameterizedTest
  @EnumSource
  void takes_the_body_as_the_gateway_has_encoded_it(CallingCarrier carrier) {
    Deployment deployment = Deployment.with(carrier.settings());
    ObjectNode event = carrier.inbound(CALL, Instant.now()).encodedEvent();

    assertThat(deployment.invoke("VoiceFunction", event).path("statusCode").asInt()).isEqualTo(200);
    event.put("body", "%%% no base64 %%%");
    assertThat(deployment.invoke("VoiceFunction", event).path("statusCode").asInt()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sandbox", "vonage", "bandwidth", "Twilio", "..", "%00"})
  void a_carrier_that_this_deployment_does_not_have_is_not_found(String name) {
    CallingCarrier twilio = CallingCarrier.TWILIO;
    Deployment deployment = Deployment.with(twilio.settings());
    Sent sent = twilio.inbound(CALL, Instant.now()).withTarget("/voice/" + name + "/inbound");

    JsonNode answer = send(deployment, sent);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(404);
    assertThat(answer.path("body").asText()).contains("There is no such carrier.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TELNYX_PUBLIC_KEY", "PUBLIC_BASE_URL"})
  void says_plainly_which_setting_is_missing_and_takes_no_call_until_it_is_there(String setting) {
    CallingCarrier telnyx = CallingCarrier.TELNYX;
    Map<String, String> settings = new HashMap<>(telnyx.settings());
    settings.remove(setting);

    JsonNode answer = send(Deployment.with(settings), telnyx.inbound(CALL, Instant.now()));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
    assertThat(answer.path("body").asText()).contains("carrier_unavailable").contains(setting);
  }

  @Test
  void reads_the_signing_secret_from_the_one_secret_and_not_for_every_call() {
    CallingCarrier vonage = CallingCarrier.VONAGE;
    Map<String, String> settings = new HashMap<>(vonage.settings());
    SecretsStandIn secrets =
        SecretsStandIn.with(
            Json.object()
                .put("VONAGE_SIGNATURE_SECRET", settings.remove("VONAGE_SIGNATURE_SECRET")));
    settings.putAll(secrets.settings());
    Deployment deployment = Deployment.with(settings);

    for (int i = 0; i < 3; i++) {
      JsonNode answer = send(deployment, vonage.inbound(CALL, Instant.now()));
      assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    }

    assertThat(secrets.heard()).hasSize(1);
    secrets.close();
  }

  @Test
  void an_api_key_opens_nothing_here() {
    Deployment deployment = Deployment.with(CallingCarrier.TWILIO.settings());
    Sent sent = CallingCarrier.TWILIO.inbound(CALL, Instant.now());
    String key = deployment.newOrganization().liveKey();
    Map<String, String> headers = Map.of("authorization", "Bearer " + key, "x-api-key", key);

    assertRefused(
        send(deployment, new Sent(sent.target(), headers, sent.body())), CallingCarrier.TWILIO);
  }

  static Stream<String> odd_bodies() {
    return Stream.of(
        "",
        "&&&===&",
        "CallSid",
        "CallSid=%",
        "CallSid=%zz&To=%e0%a4",
        "CallSid=&CallUUID=&To=&From=",
        "CallSid=" + "x".repeat(60_000),
        "CallSid=a b&CallUUID=a b",
        "CallSid=CA1&CallUUID=CA1&To=sip:bob@example.com&From=sip:eve@example.com",
        "CallSid=CA1&CallUUID=CA1&To=%2B&From=%00%01",
        "CallSid=CA1&CallUUID=CA1&To=" + "9".repeat(500),
        "CallSid=CA1&CallSid=CA2&To=1&To=2",
        "{}",
        "[]",
        "null",
        "\"x\"",
        "{\"uuid\":{}}",
        "{\"uuid\":1,\"to\":[],\"from\":null}",
        "{\"uuid\":\"u\",\"to\":\"\\u0000\",\"status\":\"completed\",\"direction\":\"inbound\"}",
        "{\"uuid\":" + "[".repeat(3_000),
        "\ufeff{}",
        "NaN");
  }

  @ParameterizedTest
  @EnumSource
  void nothing_that_a_carrier_signs_breaks_it(CallingCarrier carrier) {
    Deployment deployment = Deployment.with(carrier.settings());

    for (String path : List.of("inbound", "status")) {
      odd_bodies()
          .forEach(
              body -> {
                Sent sent = carrier.signed(path, body, Instant.now());
                for (ObjectNode event : List.of(sent.event(), sent.encodedEvent())) {
                  JsonNode answer = deployment.invoke("VoiceFunction", event);
                  assertThat(answer.path("statusCode").asInt()).as(body).isIn(200, 400);
                }
              });
    }
  }
}
