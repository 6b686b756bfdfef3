package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import io.dialplane.testkit.standin.Fault;
import io.dialplane.testkit.standin.TelnyxStandIn;
import io.dialplane.testkit.standin.TwilioStandIn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A deployment with two carriers, each on localhost, by real HTTP.
class SeveralCarriersTest {
  private final TelnyxStandIn telnyx = TelnyxStandIn.start(InstantSource.system());
  private final TwilioStandIn twilio = TwilioStandIn.start();
  private final Deployment deployment = Deployment.with(settings());
  private final World world = deployment.newOrganization();
  private final World live = world.live().funded("100");

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(telnyx.settings());
    settings.putAll(twilio.settings());
    settings.put("CARRIERS", "telnyx,twilio");
    settings.put("CARRIER_TIMEOUT_SECONDS", "2");
    settings.put("TOP_UPS", "open");
    settings.put("IMPORTS", "open");
    return settings;
  }

  @AfterEach
  void keep_to_the_carriers_documents() {
    assertThat(telnyx.violations()).isEmpty();
    assertThat(twilio.violations()).isEmpty();
    telnyx.close();
    twilio.close();
  }

  private Response search(String line) {
    return live.get("/numbers/search?areaCode=505&bestEffort=false&endsWith=" + line);
  }

  @Test
  void shows_a_number_that_both_sell_once_from_the_preferred_one() {
    telnyx.sellElsewhere("+15055550120");

    Response found = live.get("/numbers/search?areaCode=505&limit=50&startsWith=505555012");

    JsonNode rows = found.data();
    assertThat(rows.findValuesAsText("e164")).doesNotHaveDuplicates().contains("+15055550120");
    assertThat(rows.get(0).path("provider").asText()).isEqualTo("telnyx");
    assertThat(search("120").data().get(0).path("provider").asText()).isEqualTo("twilio");
    assertThat(search("120").body().path("message").isNull()).isTrue();
  }

  @Test
  void answers_with_the_others_numbers_and_says_who_is_missing() {
    twilio.failNext("GET /2010-04-01", Fault.TIMES_OUT_BEFORE);
    Instant before = Instant.now();

    Response found = search("121");

    assertThat(found.status()).isEqualTo(200);
    assertThat(found.data()).hasSize(1);
    assertThat(found.body().path("message").asText()).contains("twilio");
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void does_not_ask_again_in_one_search_whom_it_waited_for_in_vain() {
    twilio.failNext("GET /2010-04-01", Fault.TIMES_OUT_BEFORE);

    Response found = live.get("/numbers/search?areaCode=505&endsWith=122");

    assertThat(found.body().path("message").asText()).contains("twilio");
    assertThat(twilio.heard("GET /2010-04-01")).hasSize(1);
    assertThat(telnyx.heard("GET /available_phone_numbers").size()).isGreaterThan(1);
  }

  @Test
  void is_unavailable_where_no_carrier_answers() {
    telnyx.close();
    twilio.close();

    assertThat(search("123").code()).isEqualTo("carrier_unavailable");
  }

  @Test
  void sells_a_number_from_the_carrier_that_has_it_and_releases_it_there() {
    telnyx.sellElsewhere("+15055550124");

    Response bought = live.purchase("+15055550124");

    assertThat(bought.status()).isEqualTo(201);
    assertThat(bought.data().path("provider").asText()).isEqualTo("twilio");
    assertThat(bought.data().path("monthlyCost").decimalValue()).isEqualByComparingTo("1.00");
    assertThat(twilio.owns("+15055550124")).isTrue();
    assertThat(live.delete("/numbers/" + bought.data().path("id").asText()).status())
        .isEqualTo(204);
    assertThat(twilio.owns("+15055550124")).isFalse();
    assertThat(telnyx.heard("DELETE")).isEmpty();
  }

  @Test
  void polls_an_order_that_completes_later_and_answers_the_number() {
    telnyx.completeAfter(2);

    Response bought = live.purchase("+15055550125");

    assertThat(bought.status()).isEqualTo(201);
    assertThat(bought.data().path("provider").asText()).isEqualTo("telnyx");
    assertThat(telnyx.heard("POST /number_orders")).hasSize(1);
    assertThat(live.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("97.90");
  }

  @Test
  void holds_exclusively_only_where_the_carrier_holds() {
    Response held = live.reserve("+15055550126");
    telnyx.sellElsewhere("+15055550127");
    Response here = live.reserve("+15055550127");

    assertThat(held.data().path("exclusive").asBoolean()).isTrue();
    assertThat(here.data().path("exclusive").asBoolean()).isFalse();
    assertThat(live.purchase("+15055550126").status()).isEqualTo(201);
    assertThat(live.purchase("+15055550127").data().path("provider").asText()).isEqualTo("twilio");
  }

  @Test
  void buys_a_held_number_from_its_holder_or_not_at_all() {
    live.reserve("+15055550128");
    telnyx.sellElsewhere("+15055550128");

    Response bought = live.purchase("+15055550128");

    assertThat(bought.code()).isEqualTo("number_unavailable");
    assertThat(twilio.heard("POST")).isEmpty();
  }

  @Test
  void keeps_the_purchase_open_while_an_answer_is_lost_and_the_money_with_it() {
    telnyx.failNextDeed(Fault.FAILS_AFTER);

    Response pending = live.purchase("+15055550129", "buy");

    assertThat(pending.status()).isEqualTo(202);
    assertThat(live.wallet().path("heldUsd").decimalValue()).isEqualByComparingTo("2.10");
    assertThat(live.purchase("+15055550129", "buy").status()).isEqualTo(202);
    assertThat(telnyx.heard("POST /number_orders")).hasSize(1);
  }

  @Test
  void passes_on_why_a_carrier_refuses_an_order() {
    telnyx.sellElsewhere("+15055550130");
    twilio.wantAddress("+15055550130");

    Response refused = live.purchase("+15055550130");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("carrier_refused");
    assertThat(refused.body().path("detail").asText()).contains("needs an address");
    assertThat(live.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("100");
  }

  @Test
  void brings_in_a_number_from_whichever_account_has_it_though_another_is_down() {
    twilio.onAccount("+15055550131", "an old name");
    for (int i = 0; i < 3; i++) {
      telnyx.failNext("GET /phone_numbers", Fault.FAILS_BEFORE);
    }

    Response imported = live.post("/numbers/import", "{\"e164\":\"+15055550131\"}");

    assertThat(imported.status()).isEqualTo(201);
    assertThat(imported.data().path("provider").asText()).isEqualTo("twilio");
  }

  @Test
  void never_shows_a_test_key_to_a_carrier() {
    Response found = world.get("/numbers/search?areaCode=212");

    assertThat(found.data().get(0).path("provider").asText()).isEqualTo("sandbox");
    assertThat(telnyx.heard()).isEmpty();
    assertThat(twilio.heard()).isEmpty();
  }
}
