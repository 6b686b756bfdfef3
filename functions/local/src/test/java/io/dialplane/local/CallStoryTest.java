package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import io.dialplane.testkit.calls.CallingCarrier;
import io.dialplane.testkit.standin.PlivoStandIn;
import io.dialplane.testkit.standin.StandIn;
import io.dialplane.testkit.standin.TelnyxStandIn;
import io.dialplane.testkit.standin.TwilioStandIn;
import io.dialplane.testkit.standin.VonageStandIn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The whole story over each carrier: a number is bought and pointed at an agent, a call comes in
/// and goes on, and its owner can read of it.
class CallStoryTest {
  private static final String CALLER = "+14155550199";

  private static StandIn standIn(CallingCarrier carrier) {
    return switch (carrier) {
      case TELNYX -> TelnyxStandIn.start(InstantSource.system());
      case TWILIO -> TwilioStandIn.start();
      case PLIVO -> PlivoStandIn.start();
      case VONAGE -> VonageStandIn.start();
    };
  }

  private static Deployment deployment(CallingCarrier carrier, StandIn standIn) {
    Map<String, String> settings = new HashMap<>(carrier.settings());
    settings.putAll(standIn.settings());
    settings.put("TOP_UPS", "open");
    return Deployment.with(settings);
  }

  private static String number(CallingCarrier carrier) {
    return switch (carrier) {
      case TELNYX -> "+19075550180";
      case TWILIO -> "+19075550181";
      case PLIVO -> "+19075550182";
      case VONAGE -> "+19075550183";
    };
  }

  @ParameterizedTest
  @EnumSource
  void a_bought_number_takes_a_call_to_its_agent_and_its_owner_reads_of_it(CallingCarrier carrier) {
    StandIn standIn = standIn(carrier);
    Deployment deployment = deployment(carrier, standIn);
    World live = deployment.newOrganization().live().funded("10");
    String e164 = number(carrier);
    String agent = live.agent();
    live.post("/agents/" + agent + "/publish", "{}");
    Response bought =
        live.post(
            "/numbers/purchase", "{\"e164\":\"%s\",\"agentId\":\"%s\"}".formatted(e164, agent));
    assertThat(bought.status()).isEqualTo(201);
    CallingCarrier.Call call = new CallingCarrier.Call("call-" + carrier.label(), CALLER, e164);

    JsonNode answer =
        deployment.invoke("VoiceFunction", carrier.inbound(call, Instant.now()).encodedEvent());
    Instant began = Instant.now();
    if (carrier == CallingCarrier.TELNYX || carrier == CallingCarrier.VONAGE) {
      deployment.invoke("VoiceFunction", carrier.answered(call, began).event());
    }
    Instant ended = began.plusSeconds(42);
    deployment.clock().advance(Duration.ofSeconds(42));
    deployment.invoke("VoiceFunction", carrier.ended(call, 42, ended).event());

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("body").asText())
        .contains("sip:agent@example.com")
        .contains(live.organizationId())
        .contains("14155550199");
    List<JsonNode> events =
        live.get("/events?limit=100").data().valueStream().filter(CallStoryTest::isOfCall).toList();
    assertThat(events)
        .extracting(event -> event.path("type").asText())
        .containsExactly("call.ended", "call.started");
    assertThat(events.getFirst().path("subject").asText()).isEqualTo(call.id());
    assertEnd(events.getFirst().path("data"), carrier);
    assertThat(events.getFirst().path("data").path("agentId").asText()).isEqualTo(agent);
    standIn.close();
  }

  private static void assertEnd(JsonNode end, CallingCarrier carrier) {
    assertThat(end.path("e164").asText()).isEqualTo(number(carrier));
    assertThat(end.path("from").asText()).isEqualTo(CALLER);
    assertThat(end.path("seconds").asInt()).isEqualTo(42);
    assertThat(end.path("hungUpBy").asText())
        .isEqualTo(carrier == CallingCarrier.TWILIO ? "" : "caller");
    assertThat(end.path("currency").asText())
        .isEqualTo(
            switch (carrier) {
              case TELNYX, TWILIO -> "";
              case PLIVO -> "USD";
              case VONAGE -> "EUR";
            });
  }

  private static boolean isOfCall(JsonNode event) {
    return event.path("type").asText().startsWith("call.");
  }
}
