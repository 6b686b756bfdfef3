package io.dialplane.testkit.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.http.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The judge must be able to say no.
class ApiDocumentTest {
  private static final Map<String, String> BEARER =
      Map.of("authorization", "Bearer key", "content-type", "application/json");
  private static final Map<String, String> BASIC =
      Map.of("authorization", "Basic key", "content-type", "application/x-www-form-urlencoded");
  private static final String NUMBERS =
      "/2010-04-01/Accounts/" + TwilioStandIn.ACCOUNT + "/IncomingPhoneNumbers.json";

  private final ApiDocument telnyx = ApiDocument.load("telnyx-openapi.json");
  private final ApiDocument twilio = ApiDocument.load("twilio-openapi.json");

  private List<String> search(String name, String value) {
    return telnyx.faults(
        new Heard(
            "GET", "/available_phone_numbers", List.of(new Heard.Field(name, value)), BEARER, ""));
  }

  @Test
  void lets_a_right_query_pass() {
    assertThat(search("filter[country_code]", "US")).isEmpty();
    assertThat(search("filter[phone_number][starts_with]", "907")).isEmpty();
    assertThat(search("filter[features][]", "voice")).isEmpty();
    assertThat(search("filter[limit]", "20")).isEmpty();
  }

  @Test
  void refuses_queries_that_a_mock_server_lets_pass() {
    assertThat(search("filter[nope]", "1")).hasSize(1);
    assertThat(search("filter[features]", "voice")).hasSize(1);
    assertThat(search("filter[features][]", "bogus")).hasSize(1);
    assertThat(search("filter[phone_number][like]", "907")).hasSize(1);
    assertThat(search("filter[phone_number_type]", "tollfree")).hasSize(1);
    assertThat(search("filter[limit]", "many")).hasSize(1);
    assertThat(search("country", "US")).hasSize(1);
  }

  @Test
  void refuses_a_body_that_lacks_a_number_or_says_more_than_is_known() {
    assertThat(order("{\"phone_numbers\":[{\"number\":\"+19075550100\"}]}")).hasSize(2);
    assertThat(order("{\"phone_numbers\":\"+19075550100\"}")).hasSize(1);
    assertThat(order("{\"reference\":\"x\"}")).hasSize(1);
    assertThat(order("{\"phone_numbers\":[{\"phone_number\":\"+19075550100\"}]}")).isEmpty();
  }

  private List<String> order(String body) {
    return telnyx.faults(new Heard("POST", "/number_orders", List.of(), BEARER, body));
  }

  @Test
  void refuses_what_is_the_carriers_to_write() {
    Heard heard =
        new Heard("POST", "/number_reservations", List.of(), BEARER, "{\"status\":\"success\"}");

    assertThat(telnyx.faults(heard)).hasSize(1);
  }

  @Test
  void refuses_unknown_paths_wrong_credentials_and_wrong_types_of_bodies() {
    assertThat(telnyx.faults(new Heard("GET", "/number_order", List.of(), BEARER, ""))).hasSize(1);
    assertThat(telnyx.faults(new Heard("GET", "/number_orders", List.of(), BASIC, ""))).hasSize(1);
    assertThat(twilio.faults(new Heard("POST", NUMBERS, List.of(), BASIC, "PhoneNumber=1")))
        .isEmpty();
    assertThat(twilio.faults(new Heard("POST", NUMBERS, List.of(), BASIC, "Phone=1"))).hasSize(1);
    assertThat(twilio.faults(new Heard("POST", NUMBERS, List.of(), BASIC, "VoiceMethod=PUT")))
        .hasSize(1);
    assertThat(
            twilio.faults(new Heard("GET", NUMBERS.replace("AC01", "XX01"), List.of(), BASIC, "")))
        .hasSize(1);
  }

  @Test
  void refuses_an_answer_that_the_carrier_would_not_give() {
    Heard heard = new Heard("GET", "/available_phone_numbers", List.of(), BEARER, "");

    assertThat(telnyx.faults(heard, Said.of(200, Json.read("{\"data\":{}}").orElseThrow())))
        .hasSize(1);
    assertThat(
            telnyx.faults(
                heard, Said.of(200, Json.read("{\"data\":[{\"reservable\":1}]}").orElseThrow())))
        .hasSize(1);
  }
}
