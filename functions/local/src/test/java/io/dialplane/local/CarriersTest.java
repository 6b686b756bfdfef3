package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import io.dialplane.testkit.standin.Fault;
import io.dialplane.testkit.standin.PlivoStandIn;
import io.dialplane.testkit.standin.TelnyxStandIn;
import io.dialplane.testkit.standin.TwilioStandIn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which carriers are set up, and whether they let us in.
class CarriersTest {
  private final TelnyxStandIn telnyx = TelnyxStandIn.start(InstantSource.system());
  private final TwilioStandIn twilio = TwilioStandIn.start();
  private final PlivoStandIn plivo = PlivoStandIn.start();
  private final Map<String, String> settings = settings();

  private Map<String, String> settings() {
    Map<String, String> all = new HashMap<>(telnyx.settings());
    all.putAll(twilio.settings());
    all.putAll(plivo.settings());
    all.put("CARRIERS", "twilio,telnyx,plivo");
    all.put("CARRIER_TIMEOUT_SECONDS", "2");
    return all;
  }

  @AfterEach
  void keep_to_the_carriers_documents() {
    assertThat(telnyx.violations()).isEmpty();
    assertThat(twilio.violations()).isEmpty();
    assertThat(plivo.violations()).isEmpty();
    telnyx.close();
    twilio.close();
    plivo.close();
  }

  @Test
  void tells_what_each_can_do_in_the_order_of_preference() {
    settings.put("PUBLIC_BASE_URL", "https://calls.example.com");

    Response carriers = live(Deployment.with(settings)).get("/carriers");

    assertThat(carriers.status()).isEqualTo(200);
    assertThat(carriers.body().path("nextCursor").isNull()).isTrue();
    assertThat(carriers.data())
        .isEqualTo(
            Json.array()
                .add(row("twilio", false, true, true))
                .add(row("telnyx", true, true, true))
                .add(row("plivo", false, false, true)));
  }

  @Test
  void says_where_calls_have_no_way_here() {
    JsonNode carriers = live(Deployment.with(settings)).get("/carriers").data();

    assertThat(carriers.findValuesAsText("inbound")).containsOnly("false");
  }

  @Test
  void tells_what_is_refused_from_what_does_not_answer_and_waits_for_nobody_long() {
    telnyx.failNext("GET", Fault.DENIES);
    plivo.failNext("GET", Fault.TIMES_OUT_BEFORE);
    Instant before = Instant.now();

    JsonNode carriers = live(Deployment.with(settings)).get("/carriers").data();

    assertThat(carriers.findValuesAsText("credentials"))
        .containsExactly("ok", "refused", "unreachable");
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void says_where_a_credential_is_missing_and_sends_nothing() {
    // Where a secret is named, what it lacks is found out only when it is read.
    settings.put("CARRIER_SECRET_ARN", "arn:aws:secretsmanager:us-east-1:123456789012:secret:x");
    settings.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:1");
    settings.remove("TWILIO_AUTH_TOKEN");

    JsonNode carriers = live(Deployment.with(settings)).get("/carriers").data();

    assertThat(carriers.findValuesAsText("credentials")).containsExactly("missing", "ok", "ok");
    assertThat(twilio.heard()).isEmpty();
  }

  @Test
  void shows_no_secret_and_no_word_of_a_carriers() {
    twilio.failNext("GET", Fault.DENIES);

    String answer = live(Deployment.with(settings)).get("/carriers").body().toString();

    settings.forEach(
        (name, value) -> {
          if (name.contains("_KEY") || name.contains("_AUTH") || name.contains("_SID")) {
            assertThat(answer).doesNotContain(value);
          }
        });
    assertThat(answer).doesNotContain("Authenticate");
  }

  @Test
  void asks_again_only_after_a_while() {
    Deployment deployment = Deployment.with(settings);
    World live = live(deployment);

    live.get("/carriers");
    deployment.clock().advance(Duration.ofSeconds(29));
    live.get("/carriers");
    assertThat(telnyx.heard()).hasSize(1);
    deployment.clock().advance(Duration.ofSeconds(1));
    live.get("/carriers");

    assertThat(telnyx.heard()).hasSize(2);
  }

  @Test
  void shows_a_test_key_the_sandbox_alone_and_asks_nobody() {
    World test = Deployment.with(settings).newOrganization();

    JsonNode carriers = test.get("/carriers").data();

    assertThat(carriers).isEqualTo(Json.array().add(row("sandbox", true, true, true)));
    assertThat(telnyx.heard()).isEmpty();
    assertThat(twilio.heard()).isEmpty();
  }

  private static World live(Deployment deployment) {
    return deployment.newOrganization().live();
  }

  private static JsonNode row(String name, boolean holds, boolean references, boolean inbound) {
    return Json.object()
        .put("name", name)
        .put("credentials", "ok")
        .put("holds", holds)
        .put("references", references)
        .put("inbound", inbound);
  }
}
