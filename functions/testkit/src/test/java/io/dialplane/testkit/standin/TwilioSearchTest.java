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
import io.dialplane.testkit.MovingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TwilioSearchTest {
  private static final String REFERENCE = "0123456789abcdef0123456789abcdef";
  private static final String ACCOUNT = "/2010-04-01/Accounts/" + TwilioStandIn.ACCOUNT;

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
  void finds_numbers_and_prices_them_once_an_hour() {
    List<Offer> found = Asked.value(carrier.search(Asked.in("907")));
    carrier.search(Asked.in("505"));

    assertThat(found).hasSize(Asked.LIMIT);
    assertThat(found.getFirst().listing().locality()).isEqualTo("Anchorage");
    assertThat(found.getFirst().listing().provider()).isEqualTo("twilio");
    assertThat(found.getFirst().price().setup()).isEqualTo(Money.ZERO);
    assertThat(found.getFirst().price().monthly()).isEqualTo(Money.usd("1.00"));
    assertThat(found.getFirst().reservable()).isFalse();
    assertThat(twilio.heard("GET /v1/PhoneNumbers/Countries/US")).hasSize(1);
    clock.advance(Duration.ofHours(2));
    carrier.search(Asked.in("505"));
    assertThat(twilio.heard("GET /v1/PhoneNumbers/Countries/US")).hasSize(2);
  }

  @Test
  void sends_every_filter_that_twilio_has_and_applies_the_rest_here() {
    Place place = new Place("US", "907", "Anchorage", "AK", "ANCHORAGE");
    InventoryQuery query =
        Asked.query(
            place,
            NumberType.LOCAL,
            Set.of(Feature.MMS, Feature.VOICE),
            new Pattern("5501", null, "7"));

    List<Offer> found = Asked.value(carrier.search(query));

    assertThat(found).hasSize(10).allMatch(offer -> query.matches(offer.listing()));
    Heard heard =
        twilio.heard("GET " + ACCOUNT + "/AvailablePhoneNumbers/US/Local.json").getFirst();
    assertThat(heard.asked("AreaCode")).hasValue("907");
    assertThat(heard.asked("Contains")).hasValue("7$");
    assertThat(heard.asked("InLocality")).hasValue("Anchorage");
    assertThat(heard.asked("InRegion")).hasValue("AK");
    assertThat(heard.asked("InRateCenter")).hasValue("ANCHORAGE");
    assertThat(heard.asked("MmsEnabled")).hasValue("true");
    assertThat(heard.asked("VoiceEnabled")).hasValue("true");
    assertThat(heard.asked("SmsEnabled")).isEmpty();
    assertThat(heard.asked("ExcludeAllAddressRequired")).hasValue("true");
  }

  @Test
  void looks_for_toll_free_numbers_where_no_type_is_asked_for_and_for_none_that_is_not_sold() {
    InventoryQuery any =
        Asked.query(Asked.in(null).place(), null, Set.of(), new Pattern(null, "833", null));
    InventoryQuery mobile =
        Asked.query(Asked.in(null).place(), NumberType.MOBILE, Set.of(), Pattern.ANY);
    InventoryQuery emergency =
        Asked.query(Asked.in(null).place(), null, Set.of(Feature.EMERGENCY), Pattern.ANY);

    List<Offer> found = Asked.value(carrier.search(any));

    assertThat(found).isNotEmpty().allMatch(each -> each.listing().type() == NumberType.TOLL_FREE);
    assertThat(found.getFirst().price().monthly()).isEqualTo(Money.usd("2.15"));
    assertThat(Asked.value(carrier.search(mobile))).isEmpty();
    assertThat(Asked.value(carrier.search(emergency))).isEmpty();
  }

  @Test
  void shows_no_number_that_needs_an_address_and_says_so_to_who_orders_it() {
    twilio.wantAddress(number.value());

    List<Offer> found = Asked.value(carrier.search(Asked.in("907")));
    CarrierAnswer<String> ordered = Asked.buy(carrier, number, REFERENCE);

    assertThat(Asked.numbers(found)).doesNotContain(number.value());
    assertThat(Asked.refusal(ordered)).isEqualTo(Refusal.REGULATORY);
    assertThat(Asked.words(ordered)).contains("needs an address");
  }

  @Test
  void searches_and_buys_in_another_country() {
    Place canada = new Place("CA", null, "Toronto", null, null);
    InventoryQuery query = Asked.query(canada, null, Set.of(), Pattern.ANY);

    List<Offer> found = Asked.value(carrier.search(query));
    CarrierAnswer<String> bought = Asked.buy(carrier, found.getFirst().e164(), REFERENCE);

    assertThat(found.getFirst().listing().country()).isEqualTo("CA");
    assertThat(Asked.value(bought)).startsWith("PN");
  }
}
