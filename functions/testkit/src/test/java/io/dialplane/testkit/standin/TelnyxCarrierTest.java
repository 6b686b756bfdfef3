package io.dialplane.testkit.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.domain.E164;
import io.dialplane.domain.Offer;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.testkit.MovingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelnyxCarrierTest {
  private static final String REFERENCE = "0123456789abcdef0123456789abcdef";

  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-24T12:00:00Z"));
  private final TelnyxStandIn telnyx = TelnyxStandIn.start(clock);
  private final Carrier carrier = Adapters.telnyx(telnyx.settings(), clock, Adapters.PATIENT);
  private final E164 number = Asked.number("907", 11);

  @AfterEach
  void keeps_to_the_carriers_document() {
    assertThat(telnyx.violations()).isEmpty();
    telnyx.close();
  }

  @Test
  void holds_a_number_until_the_time_that_telnyx_says() {
    carrier.quote(number);

    Carrier.Hold hold = Asked.value(carrier.hold(number, "a hold"));
    Carrier.Hold longer = Asked.value(carrier.extendHold(number, hold.id()));

    assertThat(hold.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));
    assertThat(longer.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(60)));
    assertThat(Asked.refusal(carrier.extendHold(number, hold.id()))).isEqualTo(Refusal.REGULATORY);
    assertThat(Asked.refusal(carrier.releaseHold(number, hold.id())))
        .isEqualTo(Refusal.UNSUPPORTED);
  }

  @Test
  void takes_a_hold_of_our_own_account_as_held_and_another_as_taken() {
    E164 others = Asked.number("907", 12);
    telnyx.holdElsewhere(others.value());
    Carrier.Hold first = Asked.value(carrier.hold(number, "a hold"));

    assertThat(Asked.value(carrier.hold(number, "another"))).isEqualTo(first);
    assertThat(Asked.refusal(carrier.hold(others, "a hold"))).isEqualTo(Refusal.TAKEN);
  }

  @Test
  void searches_first_where_telnyx_wants_that_and_then_orders() {
    Offer offer = Asked.value(carrier.quote(number));
    TelnyxStandIn unsearched = TelnyxStandIn.start(clock);
    Carrier other = Adapters.telnyx(unsearched.settings(), clock, Adapters.PATIENT);

    CarrierAnswer<String> bought = other.order(new Carrier.Order(number, REFERENCE, offer));

    assertThat(Asked.value(bought)).isNotEmpty();
    assertThat(unsearched.heard("POST /number_orders")).hasSize(2);
    assertThat(unsearched.violations()).isEmpty();
    unsearched.close();
  }

  @Test
  void takes_an_order_as_pending_until_it_is_complete_and_then_tells_the_numbers_own_id() {
    telnyx.completeAfter(2);

    CarrierAnswer<String> ordered = Asked.buy(carrier, number, REFERENCE);

    assertThat(ordered).isInstanceOf(CarrierAnswer.Pending.class);
    assertThat(carrier.find(REFERENCE, number)).isInstanceOf(CarrierAnswer.Pending.class);
    Carrier.OnAccount there = Asked.value(carrier.find(REFERENCE, number));
    assertThat(there.carrierId()).matches("[0-9]+");
    assertThat(there.reference()).isEqualTo(REFERENCE);
    Heard order = telnyx.heard("POST /number_orders").getFirst();
    assertThat(order.json().path("connection_id").asText()).isEqualTo(TelnyxStandIn.CONNECTION);
    assertThat(order.json().path("customer_reference").asText()).contains(REFERENCE);
  }

  @Test
  void refuses_an_order_that_failed_after_it_was_taken() {
    telnyx.completeAfter(1);
    telnyx.failOrders();
    Asked.buy(carrier, number, REFERENCE);

    assertThat(Asked.refusal(carrier.find(REFERENCE, number))).isEqualTo(Refusal.TAKEN);
  }

  @Test
  void tells_a_number_on_the_account_from_one_that_another_order_bought() {
    telnyx.onAccount(number.value(), "somebody's note");
    E164 bought = Asked.number("907", 12);
    Asked.buy(carrier, bought, REFERENCE + "0");

    assertThat(Asked.value(carrier.find(null, number)).reference()).isNull();
    assertThat(Asked.value(carrier.find(REFERENCE, bought)).reference()).isEqualTo(REFERENCE + "0");
  }

  @Test
  void folds_the_codes_of_orders_into_categories() {
    for (Map.Entry<String, Refusal> each :
        Map.of(
                "20100", Refusal.ACCOUNT_FUNDS,
                "20013", Refusal.ACCOUNT,
                "85004", Refusal.ACCOUNT,
                "85001", Refusal.TAKEN,
                "10015", Refusal.REGULATORY)
            .entrySet()) {
      telnyx.refuseOrders(each.getKey());

      assertThat(Asked.refusal(Asked.buy(carrier, number, REFERENCE))).isEqualTo(each.getValue());
    }
  }

  @Test
  void tells_which_papers_a_number_abroad_needs_and_orders_nothing() {
    E164 abroad = Asked.number("787", 11);
    telnyx.wantPapers(abroad.value());

    CarrierAnswer<String> answer = Asked.buy(carrier, abroad, REFERENCE);

    assertThat(Asked.refusal(answer)).isEqualTo(Refusal.REGULATORY);
    assertThat(Asked.words(answer)).contains("Address matching the area code");
    assertThat(telnyx.heard("POST /number_orders")).isEmpty();
    assertThat(Asked.value(Asked.buy(carrier, Asked.number("787", 12), REFERENCE))).isNotEmpty();
  }

  @Test
  void lists_the_account_to_its_end() {
    telnyx.pageSize(2);
    for (int line = 0; line < 5; line++) {
      telnyx.onAccount(Asked.number("907", line).value(), "");
    }

    Carrier.AccountPage first = Asked.value(carrier.owned(null));
    Carrier.AccountPage second = Asked.value(carrier.owned(first.next()));
    Carrier.AccountPage third = Asked.value(carrier.owned(second.next()));

    assertThat(first.numbers()).hasSize(2);
    assertThat(third.numbers()).hasSize(1);
    assertThat(third.next()).isNull();
  }

  @Test
  void points_the_number_and_the_application_and_checks_both() {
    String id = telnyx.onAccount(number.value(), "");

    assertThat(Asked.value(carrier.pointVoice(number, id))).isEqualTo(Carrier.Confirmed.DONE);

    assertThat(telnyx.application().path("voice_url").asText())
        .isEqualTo("https://calls.example.com/voice/telnyx/inbound");
    assertThat(telnyx.application().path("voice_method").asText()).isEqualTo("post");
    assertThat(telnyx.heard("PATCH /phone_numbers/" + id)).hasSize(1);
    assertThat(Asked.value(carrier.pointVoice(number, id))).isEqualTo(Carrier.Confirmed.DONE);
    assertThat(telnyx.heard("PATCH /texml_applications")).hasSize(1);
  }

  @Test
  void gives_a_locked_number_no_release_and_says_why() {
    String id = telnyx.onAccount(number.value(), "");
    telnyx.lock(number.value());

    CarrierAnswer<Carrier.Confirmed> answer = carrier.release(number, id);

    assertThat(Asked.refusal(answer)).isEqualTo(Refusal.REGULATORY);
    assertThat(Asked.words(answer)).contains("deletion lock");
    assertThat(telnyx.owns(number.value())).isTrue();
  }
}
