package io.dialplane.testkit.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.domain.E164;
import io.dialplane.domain.Offer;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.testkit.MovingClock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioCarrierTest {
  private static final String REFERENCE = "0123456789abcdef0123456789abcdef";
  private static final String ACCOUNT = "/2010-04-01/Accounts/" + TwilioStandIn.ACCOUNT;
  private static final String BUY = "POST " + ACCOUNT + "/IncomingPhoneNumbers.json";

  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-24T12:00:00Z"));
  private final TwilioStandIn twilio = TwilioStandIn.start();
  private final Carrier carrier = Adapters.twilio(twilio.settings(), clock, Adapters.PATIENT);
  private final E164 number = Asked.number("907", 11);

  @AfterEach
  void keeps_to_the_carriers_document() {
    assertThat(twilio.violations()).isEmpty();
    twilio.close();
  }

  @Test
  void buys_a_number_that_points_here_at_once() {
    String sid = Asked.value(Asked.buy(carrier, number, REFERENCE));

    assertThat(sid).startsWith("PN");
    Heard order = twilio.heard(BUY).getFirst();
    assertThat(order.sent("FriendlyName").orElseThrow()).contains(REFERENCE).hasSizeLessThan(65);
    assertThat(order.sent("VoiceMethod")).hasValue("POST");
    assertThat(twilio.get(number.value(), "voice_url"))
        .isEqualTo("https://calls.example.com/voice/twilio/inbound");
  }

  @Test
  void never_orders_a_number_that_the_account_has_already() {
    Offer offer = Asked.value(carrier.quote(number));
    twilio.onAccount(number.value(), "somebody's note");

    CarrierAnswer<String> answer = carrier.order(new Carrier.Order(number, REFERENCE, offer));

    assertThat(Asked.refusal(answer)).isEqualTo(Refusal.TAKEN);
    assertThat(twilio.heard(BUY)).isEmpty();
    assertThat(twilio.get(number.value(), "friendly_name")).isEqualTo("somebody's note");
    assertThat(Asked.value(carrier.find(REFERENCE, number)).reference()).isNull();
  }

  @Test
  void orders_nothing_where_it_cannot_look_first() {
    Offer offer = Asked.value(carrier.quote(number));
    for (int i = 0; i < 3; i++) {
      twilio.failNext("GET " + ACCOUNT + "/IncomingPhoneNumbers.json", Fault.FAILS_BEFORE);
    }

    CarrierAnswer<String> answer = carrier.order(new Carrier.Order(number, REFERENCE, offer));

    assertThat(Asked.refusal(answer)).isEqualTo(Refusal.NOT_SENT);
    assertThat(twilio.heard(BUY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "21422, 400, TAKEN",
    "21421, 400, TAKEN",
    "21404, 400, ACCOUNT",
    "21631, 400, REGULATORY",
    "20403, 403, ACCOUNT",
    "10001, 400, ACCOUNT_FUNDS",
    "29999, 400, REGULATORY"
  })
  void folds_the_codes_of_orders_into_categories(int code, int status, Refusal expected) {
    twilio.refuseOrders(code, status);

    assertThat(Asked.refusal(Asked.buy(carrier, number, REFERENCE))).isEqualTo(expected);
  }

  @Test
  void takes_an_internal_error_as_unknown_whatever_its_status() {
    twilio.refuseOrders(20500, 400);

    assertThat(Asked.buy(carrier, number, REFERENCE)).isInstanceOf(CarrierAnswer.Unknown.class);
  }

  @Test
  void refuses_what_somebody_else_bought_in_between() {
    Offer offer = Asked.value(carrier.quote(number));
    twilio.sellElsewhere(number.value());

    CarrierAnswer<String> answer = carrier.order(new Carrier.Order(number, REFERENCE, offer));

    assertThat(Asked.refusal(answer)).isEqualTo(Refusal.TAKEN);
    assertThat(Asked.refusal(carrier.quote(number))).isEqualTo(Refusal.TAKEN);
  }

  @Test
  void lists_the_account_to_its_end() {
    twilio.pageSize(2);
    for (int line = 0; line < 5; line++) {
      twilio.onAccount(Asked.number("907", line).value(), "a note");
    }

    Carrier.AccountPage first = Asked.value(carrier.owned(null));
    Carrier.AccountPage second = Asked.value(carrier.owned(first.next()));
    Carrier.AccountPage third = Asked.value(carrier.owned(second.next()));

    assertThat(first.numbers()).hasSize(2);
    assertThat(first.next()).doesNotContain(TwilioStandIn.ACCOUNT);
    assertThat(third.numbers()).hasSize(1);
    assertThat(third.next()).isNull();
  }

  @Test
  void points_calls_here_and_takes_off_what_is_in_the_way() {
    String sid = twilio.onAccount(number.value(), "a note");
    twilio.set(number.value(), "trunk_sid", "TK0123456789abcdef0123456789abcdef");

    assertThat(Asked.value(carrier.pointVoice(number, sid))).isEqualTo(Carrier.Confirmed.DONE);

    assertThat(twilio.get(number.value(), "trunk_sid")).isEmpty();
    assertThat(twilio.get(number.value(), "voice_url"))
        .isEqualTo("https://calls.example.com/voice/twilio/inbound");
    assertThat(twilio.get(number.value(), "voice_method")).isEqualTo("POST");
    assertThat(twilio.get(number.value(), "status_callback"))
        .isEqualTo("https://calls.example.com/voice/twilio/status");
  }

  @Test
  void gives_a_number_with_an_emergency_address_no_release_and_says_why() {
    String sid = twilio.onAccount(number.value(), "a note");
    twilio.set(number.value(), "emergency_status", "Active");

    CarrierAnswer<Carrier.Confirmed> answer = carrier.release(number, sid);

    assertThat(Asked.refusal(answer)).isEqualTo(Refusal.REGULATORY);
    assertThat(Asked.words(answer)).contains("emergency address");
    assertThat(twilio.owns(number.value())).isTrue();
  }

  @Test
  void has_no_holds() {
    assertThat(carrier.abilities().holds()).isFalse();
    assertThat(Asked.refusal(carrier.hold(number, "a hold"))).isEqualTo(Refusal.UNSUPPORTED);
    assertThat(Asked.refusal(carrier.extendHold(number, "a hold"))).isEqualTo(Refusal.UNSUPPORTED);
    assertThat(Asked.refusal(carrier.releaseHold(number, "a hold"))).isEqualTo(Refusal.UNSUPPORTED);
  }

  @Test
  void masks_its_own_account_in_what_twilio_says() {
    CarrierAnswer<Carrier.Confirmed> answer =
        carrier.pointVoice(number, "PN00000000000000000000000000000099");

    assertThat(Asked.words(answer)).contains("was not found").doesNotContain(TwilioStandIn.ACCOUNT);
  }
}
