package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialplane.http.Json;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.standin.SecretsStandIn;
import io.dialplane.testkit.standin.TelnyxStandIn;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierSettingsTest {

  @Test
  void stops_at_the_start_where_a_credential_is_missing_and_names_it() {
    assertThatThrownBy(() -> Deployment.with(Map.of("CARRIERS", "telnyx")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "TELNYX_API_KEY is missing; CARRIERS names telnyx, which does not work without it.");
    assertThatThrownBy(
            () ->
                Deployment.with(
                    Map.of("CARRIERS", "sandbox,twilio", "TWILIO_ACCOUNT_SID", "AC-very-secret")))
        .hasMessageContaining("TWILIO_AUTH_TOKEN")
        .hasMessageNotContaining("AC-very-secret");
  }

  @Test
  void stops_at_the_start_where_a_carrier_or_an_address_cannot_be_read() {
    assertThatThrownBy(() -> Deployment.with(Map.of("CARRIERS", "telnix")))
        .hasMessageContaining("CARRIERS is 'telnix'")
        .hasMessageContaining("telnyx");
    assertThatThrownBy(() -> Deployment.with(Map.of("TELNYX_BASE_URL", "api.telnyx.com")))
        .hasMessageContaining("TELNYX_BASE_URL is 'api.telnyx.com'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "calls.example.com",
        "https://calls.example.com/api/v1",
        "https://calls.example.com/api/v1/",
        "https://calls.example.com?a=b",
        "https://calls.example.com#a"
      })
  void stops_at_the_start_where_carriers_would_call_in_vain(String address) {
    assertThatThrownBy(() -> Deployment.with(Map.of("PUBLIC_BASE_URL", address)))
        .hasMessageContaining("PUBLIC_BASE_URL is '" + address + "'");
  }

  @Test
  void reads_what_the_environment_lacks_from_the_secret_and_keeps_it_for_a_while() {
    TelnyxStandIn telnyx = TelnyxStandIn.start(InstantSource.system());
    Map<String, String> settings = new HashMap<>(telnyx.settings());
    SecretsStandIn secrets =
        SecretsStandIn.with(
            Json.object()
                .put("TELNYX_API_KEY", settings.remove("TELNYX_API_KEY"))
                .put("TELNYX_BASE_URL", "https://the.environment.wins.invalid"));
    settings.putAll(secrets.settings());
    settings.put("CARRIERS", "telnyx");
    Deployment deployment = Deployment.with(settings);

    Response found = deployment.newOrganization().live().get("/numbers/search?areaCode=406");
    deployment.newOrganization().live().get("/numbers/search?areaCode=406");

    assertThat(found.data()).isNotEmpty();
    assertThat(secrets.heard()).hasSize(1);
    secrets.close();
    telnyx.close();
  }

  @Test
  void is_unavailable_where_the_secret_cannot_be_read_and_sends_nothing() {
    TelnyxStandIn telnyx = TelnyxStandIn.start(InstantSource.system());
    Map<String, String> settings = new HashMap<>(telnyx.settings());
    settings.remove("TELNYX_API_KEY");
    SecretsStandIn secrets = SecretsStandIn.with(Json.object());
    settings.putAll(secrets.settings());
    settings.put("CARRIERS", "telnyx");

    Response found =
        Deployment.with(settings).newOrganization().live().get("/numbers/search?areaCode=406");

    assertThat(found.code()).isEqualTo("carrier_unavailable");
    assertThat(telnyx.heard()).isEmpty();
    secrets.close();
    telnyx.close();
  }
}
