package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.port.VoiceUrls;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import io.dialplane.testkit.standin.PlivoStandIn;
import io.dialplane.testkit.standin.StandIn;
import io.dialplane.testkit.standin.TelnyxStandIn;
import io.dialplane.testkit.standin.TwilioStandIn;
import io.dialplane.testkit.standin.VonageStandIn;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A number's whole life over each carrier, by real HTTP against its stand-in.
class CarrierLifecycleTest {
  private static final String HERE = "https://calls.example.com";

  private static StandIn standIn(String carrier) {
    return switch (carrier) {
      case "telnyx" -> TelnyxStandIn.start(InstantSource.system());
      case "twilio" -> TwilioStandIn.start();
      case "plivo" -> PlivoStandIn.start();
      default -> {
        // Vonage's application is looked at and never changed.
        VonageStandIn vonage = VonageStandIn.start();
        vonage.sendsCallsTo(VoiceUrls.of(HERE, "vonage").orElseThrow());
        yield vonage;
      }
    };
  }

  @ParameterizedTest
  @CsvSource({
    "telnyx, +18025550110, true, 2.10",
    "twilio, +18025550111, false, 1.00",
    "plivo, +18025550112, false, 1.30",
    "vonage, +18025550113, false, 0.74"
  })
  void finds_holds_buys_and_gives_back(
      String carrier, String e164, boolean exclusive, String cost) {
    StandIn standIn = standIn(carrier);
    Map<String, String> settings = new HashMap<>(standIn.settings());
    settings.put("CARRIERS", carrier);
    settings.put("TOP_UPS", "open");
    settings.put("PUBLIC_BASE_URL", HERE);
    World live = Deployment.with(settings).newOrganization().live().funded("10");
    String agent = live.agent();
    live.post("/agents/" + agent + "/publish", "{}");

    Response found = live.get("/numbers/search?areaCode=802&endsWith=" + e164.substring(9));
    Response held = live.reserve(e164);
    Response bought = live.purchase(e164);
    Response assigned =
        live.post("/numbers/" + e164 + "/assign", "{\"agentId\":\"" + agent + "\"}");
    Response gone = live.delete("/numbers/" + bought.data().path("id").asText());

    assertThat(found.data().get(0).path("e164").asText()).isEqualTo(e164);
    assertThat(found.data().get(0).path("provider").asText()).isEqualTo(carrier);
    assertThat(held.data().path("exclusive").asBoolean()).isEqualTo(exclusive);
    assertThat(bought.status()).isEqualTo(201);
    assertThat(live.wallet().path("balanceUsd").decimalValue())
        .isEqualByComparingTo(new BigDecimal("10").subtract(new BigDecimal(cost)));
    assertThat(assigned.data().path("live").asBoolean()).isTrue();
    assertThat(gone.status()).isEqualTo(204);
    assertThat(live.get("/numbers").data()).isEmpty();
    assertThat(standIn.violations()).isEmpty();
    standIn.close();
  }
}
