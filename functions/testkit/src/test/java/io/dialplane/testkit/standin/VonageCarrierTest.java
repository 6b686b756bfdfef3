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
import io.dialplane.port.VoiceUrls;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VonageCarrierTest {
  private static final String REFERENCE = "0123456789abcdef0123456789abcdef";
  private static final String INBOUND = "https://calls.example.com/voice/vonage/inbound";

  private final VonageStandIn vonage = VonageStandIn.start();
  private final Carrier carrier = Adapters.vonage(vonage.settings(), Adapters.PATIENT);
  private final E164 number = Asked.number("907", 11);

  @AfterEach
  void keeps_to_the_carriers_document() {
    assertThat(vonage.violations()).isEmpty();
    vonage.close();
  }

  @Test
  void finds_numbers_priced_in_dollars_by_the_operators_rate_rounded_up() {
    List<Offer> found = Asked.value(carrier.search(Asked.in("907")));

    assertThat(found).hasSize(Asked.LIMIT);
    // 0.67 euros at 1.10.
    assertThat(found.getFirst().price().monthly()).isEqualTo(Money.usd("0.74"));
    assertThat(found.getFirst().price().setup()).isEqualTo(Money.ZERO);
    assertThat(found.getFirst().listing().type()).isEqualTo(NumberType.LOCAL);
    Heard heard = vonage.heard("GET /number/search").getFirst();
    assertThat(heard.asked("pattern")).hasValue("1907");
    assertThat(heard.asked("search_pattern")).hasValue("0");
  }

  @Test
  void sells_nothing_without_a_rate() {
    Map<String, String> settings = new HashMap<>(vonage.settings());
    settings.remove("VONAGE_USD_PER_EUR");
    Carrier rateless = Adapters.vonage(settings, Adapters.PATIENT);

    assertThat(Asked.value(rateless.search(Asked.in("907")))).isEmpty();
    assertThat(Asked.refusal(rateless.quote(number))).isEqualTo(Refusal.TAKEN);
  }

  @Test
  void sends_one_pattern_and_the_features_in_vonages_order_and_applies_the_rest_here() {
    InventoryQuery query =
        Asked.query(
            Asked.in(null).place(),
            null,
            Set.of(Feature.VOICE, Feature.MMS, Feature.SMS),
            new Pattern("5501", null, "7"));

    List<Offer> found = Asked.value(carrier.search(query));

    assertThat(found).isNotEmpty().allMatch(offer -> query.matches(offer.listing()));
    Heard heard = vonage.heard("GET /number/search").getFirst();
    assertThat(heard.asked("features")).hasValue("SMS,MMS,VOICE");
    assertThat(heard.asked("pattern")).hasValue("7");
    assertThat(heard.asked("search_pattern")).hasValue("2");
    for (Set<Feature> wanted :
        List.of(
            Set.of(Feature.VOICE, Feature.MMS),
            Set.of(Feature.VOICE, Feature.SMS),
            Set.of(Feature.MMS))) {
      carrier.search(Asked.query(query.place(), null, wanted, Pattern.ANY));
    }
  }

  @Test
  void asks_nothing_about_places_that_vonage_does_not_tell() {
    Place city = new Place("US", null, "Anchorage", null, null);

    assertThat(Asked.value(carrier.search(Asked.query(city, null, Set.of(), Pattern.ANY))))
        .isEmpty();
    assertThat(vonage.heard()).isEmpty();
  }

  @Test
  void takes_an_empty_object_as_nothing_found() {
    Place mexico = new Place("MX", null, null, null, null);

    assertThat(Asked.value(carrier.search(Asked.query(mexico, null, Set.of(), Pattern.ANY))))
        .isEmpty();
    assertThat(Asked.refusal(carrier.find(null, number))).isEqualTo(Refusal.ABSENT);
  }

  @Test
  void refuses_an_order_within_an_answer_of_status_200_and_says_why() {
    vonage.refuse("Numbers from this country require a valid local address", true);

    CarrierAnswer<String> answer = Asked.buy(carrier, number, REFERENCE);

    assertThat(Asked.refusal(answer)).isEqualTo(Refusal.REGULATORY);
    assertThat(Asked.words(answer)).contains("local address");
  }

  @Test
  void looks_whose_a_number_is_where_vonage_only_says_that_it_failed() {
    Offer offer = Asked.value(carrier.quote(number));
    vonage.sellElsewhere(number.value());
    E164 own = Asked.number("907", 12);
    Offer ownOffer = Asked.value(carrier.quote(own));
    vonage.onAccount(own.value());

    assertThat(Asked.refusal(carrier.order(new Carrier.Order(number, REFERENCE, offer))))
        .isEqualTo(Refusal.TAKEN);
    assertThat(carrier.order(new Carrier.Order(own, REFERENCE, ownOffer)))
        .isInstanceOf(CarrierAnswer.Unknown.class);
  }

  @Test
  void gives_a_number_that_vonage_keeps_no_release_and_says_why() {
    vonage.onAccount(number.value());
    vonage.refuse("This number cannot be cancelled yet", false);

    CarrierAnswer<Carrier.Confirmed> answer = carrier.release(number, number.digits());

    assertThat(Asked.refusal(answer)).isEqualTo(Refusal.REGULATORY);
    assertThat(Asked.words(answer)).contains("cannot be cancelled");
    assertThat(vonage.owns(number.value())).isTrue();
  }

  @Test
  void lists_the_account_to_its_end() {
    for (int line = 0; line < 100; line++) {
      vonage.onAccount(Asked.number("907", line).value());
      vonage.onAccount(Asked.number("505", line).value());
    }

    Carrier.AccountPage first = Asked.value(carrier.owned(null));
    Carrier.AccountPage second = Asked.value(carrier.owned(first.next()));

    assertThat(first.numbers()).hasSize(100);
    assertThat(second.numbers()).hasSize(100);
    assertThat(second.next()).isNull();
  }

  @Test
  void connects_a_number_and_keeps_what_it_has_for_messages() {
    vonage.onAccount(number.value());
    vonage.sendsCallsTo(Adapters.calls("vonage"));

    assertThat(Asked.value(carrier.pointVoice(number, number.digits())))
        .isEqualTo(Carrier.Confirmed.DONE);

    assertThat(vonage.get(number.value(), "voiceCallbackType")).isEqualTo("app");
    assertThat(vonage.get(number.value(), "voiceCallbackValue"))
        .isEqualTo(VonageStandIn.APPLICATION);
    assertThat(vonage.get(number.value(), "moHttpUrl")).isEqualTo("https://example.com/messages");
  }

  @Test
  void connects_no_number_to_an_application_that_sends_calls_elsewhere() {
    vonage.onAccount(number.value());

    CarrierAnswer<Carrier.Confirmed> answer = carrier.pointVoice(number, number.digits());

    assertThat(Asked.refusal(answer)).isEqualTo(Refusal.REGULATORY);
    assertThat(Asked.words(answer)).contains(INBOUND);
    assertThat(vonage.heard("POST")).isEmpty();
  }

  @Test
  void connects_no_number_to_an_application_that_tells_somebody_else_how_calls_went() {
    vonage.onAccount(number.value());
    vonage.sendsCallsTo(new VoiceUrls(INBOUND, "https://example.com/status"));

    CarrierAnswer<Carrier.Confirmed> answer = carrier.pointVoice(number, number.digits());

    assertThat(Asked.refusal(answer)).isEqualTo(Refusal.REGULATORY);
    assertThat(Asked.words(answer)).contains("https://calls.example.com/voice/vonage/status");
    assertThat(vonage.heard("POST")).isEmpty();
  }
}
