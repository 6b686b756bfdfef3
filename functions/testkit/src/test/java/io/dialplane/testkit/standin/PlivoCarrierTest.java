package io.dialplane.testkit.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.InventoryQuery.Pattern;
import io.dialplane.domain.InventoryQuery.Place;
import io.dialplane.domain.Money;
import io.dialplane.domain.NumberType;
import io.dialplane.domain.Offer;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlivoCarrierTest {
  private static final String REFERENCE = "0123456789abcdef0123456789abcdef";
  private static final String OURS = "/Account/MA0123456789ABCDEFGH/";

  private final PlivoStandIn plivo = PlivoStandIn.start();
  private final Carrier carrier = Adapters.plivo(plivo.settings(), Adapters.PATIENT);
  private final E164 number = Asked.number("907", 11);

  @AfterEach
  void keeps_to_what_is_known_of_plivo() {
    assertThat(plivo.violations()).isEmpty();
    plivo.close();
  }

  @Test
  void finds_numbers_with_their_exact_price_over_several_pages() {
    InventoryQuery query = Asked.in("907").upTo(50);

    List<Offer> found = Asked.value(carrier.search(query));

    assertThat(Asked.numbers(found)).hasSize(50).doesNotHaveDuplicates();
    assertThat(found.getFirst().price().setup()).isEqualTo(Money.usd("0.50"));
    assertThat(found.getFirst().price().monthly()).isEqualTo(Money.usd("0.80"));
    assertThat(found.getFirst().listing().rateCenter()).isEqualTo("ANCHORAGE");
    assertThat(found.getFirst().reservable()).isFalse();
    assertThat(plivo.heard("GET " + OURS + "PhoneNumber/")).hasSize(3);
  }

  @Test
  void sends_every_filter_that_plivo_has_and_applies_the_rest_here() {
    Place place = new Place("US", "907", "Anchorage", null, "ANCHORAGE");
    InventoryQuery query =
        Asked.query(
            place,
            NumberType.LOCAL,
            Set.of(Feature.MMS, Feature.VOICE),
            new Pattern("5501", null, "7"));

    List<Offer> found = Asked.value(carrier.search(query));

    assertThat(found).hasSize(10).allMatch(offer -> query.matches(offer.listing()));
    Heard heard = plivo.heard("GET " + OURS + "PhoneNumber/").getFirst();
    assertThat(heard.asked("type")).hasValue("local");
    assertThat(heard.asked("pattern")).hasValue("907");
    assertThat(heard.asked("services")).hasValue("mms,voice");
    assertThat(heard.asked("city")).hasValue("Anchorage");
    assertThat(heard.asked("rate_center")).hasValue("ANCHORAGE");
  }

  @Test
  void has_nothing_with_features_that_plivo_does_not_tell() {
    InventoryQuery query =
        Asked.query(Asked.in("907").place(), null, Set.of(Feature.FAX), Pattern.ANY);

    assertThat(Asked.value(carrier.search(query))).isEmpty();
    assertThat(plivo.heard()).isEmpty();
  }

  @Test
  void buys_a_number_that_points_at_our_application_at_once() {
    assertThat(Asked.value(Asked.buy(carrier, number, REFERENCE))).isEqualTo(number.digits());

    Heard order = plivo.heard("POST").getFirst();
    assertThat(order.json().path("app_id").asText()).isEqualTo(PlivoStandIn.APPLICATION);
    Carrier.OnAccount there = Asked.value(carrier.find(REFERENCE, number));
    assertThat(there.reference()).isNull();
    assertThat(there.offer().price().monthly()).isEqualTo(Money.usd("0.80"));
  }

  @Test
  void shows_no_restricted_number_and_orders_none_and_says_why() {
    plivo.restrict(number.value());

    List<Offer> found = Asked.value(carrier.search(Asked.in("907")));
    CarrierAnswer<String> ordered = Asked.buy(carrier, number, REFERENCE);

    assertThat(Asked.numbers(found)).doesNotContain(number.value());
    assertThat(Asked.refusal(ordered)).isEqualTo(Refusal.REGULATORY);
    assertThat(Asked.words(ordered)).contains("Proof of address");
    assertThat(plivo.heard("POST")).isEmpty();
  }

  @Test
  void refuses_what_somebody_else_has_and_lacks_funds_where_plivo_says_so() {
    Offer offer = Asked.value(carrier.quote(number));
    plivo.sellElsewhere(number.value());
    E164 other = Asked.number("907", 12);
    plivo.refuseOrders("Insufficient credits to rent this number");

    CarrierAnswer<String> taken = carrier.order(new Carrier.Order(number, REFERENCE, offer));
    CarrierAnswer<String> poor = Asked.buy(carrier, other, REFERENCE);

    assertThat(Asked.refusal(taken)).isEqualTo(Refusal.TAKEN);
    assertThat(Asked.refusal(poor)).isEqualTo(Refusal.ACCOUNT_FUNDS);
  }

  @Test
  void confirms_a_release_only_once_the_account_is_without_the_number() {
    plivo.onAccount(number.value());
    plivo.keepShowingReleased();

    CarrierAnswer<Carrier.Confirmed> answer = carrier.release(number, number.digits());

    assertThat(answer).isInstanceOf(CarrierAnswer.Unknown.class);
  }

  @Test
  void lists_the_account_to_its_end() {
    for (int line = 0; line < 25; line++) {
      plivo.onAccount(Asked.number("907", line).value());
    }

    Carrier.AccountPage first = Asked.value(carrier.owned(null));
    Carrier.AccountPage second = Asked.value(carrier.owned(first.next()));

    assertThat(first.numbers()).hasSize(20);
    assertThat(second.numbers()).hasSize(5);
    assertThat(second.next()).isNull();
  }

  @Test
  void points_the_number_and_the_application_and_looks_at_both() {
    plivo.onAccount(number.value());

    assertThat(Asked.value(carrier.pointVoice(number, number.digits())))
        .isEqualTo(Carrier.Confirmed.DONE);

    assertThat(plivo.application().path("answer_url").asText())
        .isEqualTo("https://calls.example.com/voice/plivo/inbound");
    assertThat(plivo.application().path("answer_method").asText()).isEqualTo("POST");
    carrier.pointVoice(number, number.digits());
    assertThat(plivo.heard("POST " + OURS + "Application/")).hasSize(1);
  }
}
