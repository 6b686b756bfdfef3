package io.dialplane.testkit.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.InventoryQuery.Pattern;
import io.dialplane.domain.InventoryQuery.Place;
import io.dialplane.domain.Listing;
import io.dialplane.domain.Money;
import io.dialplane.domain.NumberType;
import io.dialplane.domain.Offer;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.testkit.MovingClock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelnyxSearchTest {

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
  void finds_numbers_with_their_exact_price_place_and_features() {
    List<Offer> found = Asked.value(carrier.search(Asked.in("907")));

    assertThat(found).hasSize(Asked.LIMIT);
    Listing listing = found.get(1).listing();
    assertThat(listing.e164()).isEqualTo(Asked.number("907", 1));
    assertThat(listing.country()).isEqualTo("US");
    assertThat(listing.type()).isEqualTo(NumberType.LOCAL);
    assertThat(listing.region()).isEqualTo("AK");
    assertThat(listing.rateCenter()).isEqualTo("ANCHORAGE");
    assertThat(listing.provider()).isEqualTo("telnyx");
    assertThat(listing.features())
        .containsExactlyInAnyOrder(Feature.VOICE, Feature.SMS, Feature.MMS, Feature.FAX);
    assertThat(found.get(1).price().setup()).isEqualTo(Money.usd("1.00"));
    assertThat(found.get(1).price().monthly()).isEqualTo(Money.usd("1.10"));
    assertThat(found.get(1).reservable()).isTrue();
  }

  @Test
  void sends_every_filter_and_trusts_none() {
    Place place = new Place("US", null, "Anchorage", "AK", "ANCHORAGE");
    InventoryQuery query =
        Asked.query(
            place,
            NumberType.LOCAL,
            Set.of(Feature.MMS, Feature.VOICE),
            new Pattern("5501", "9", "7"));

    List<Offer> found = Asked.value(carrier.search(query));

    assertThat(Asked.numbers(found)).hasSize(10).allMatch(each -> each.endsWith("7"));
    assertThat(found).allMatch(offer -> query.matches(offer.listing()));
    Heard heard = telnyx.heard("GET /available_phone_numbers").getFirst();
    assertThat(heard.asked("filter[locality]")).hasValue("Anchorage");
    assertThat(heard.asked("filter[administrative_area]")).hasValue("AK");
    assertThat(heard.asked("filter[rate_center]")).hasValue("ANCHORAGE");
    assertThat(heard.asked("filter[phone_number][starts_with]")).hasValue("9");
    assertThat(heard.asked("filter[phone_number][contains]")).hasValue("5501");
    assertThat(heard.asked("filter[phone_number][ends_with]")).hasValue("7");
    assertThat(heard.asked("filter[best_effort]")).hasValue("false");
    assertThat(heard.all("filter[features][]")).containsExactlyInAnyOrder("mms", "voice");
  }

  @Test
  void leaves_out_what_only_a_loose_pattern_finds() {
    Pattern pattern = new Pattern("9501", null, null);

    List<Offer> found =
        Asked.value(carrier.search(Asked.query(Asked.in(null).place(), null, Set.of(), pattern)));

    assertThat(found).isEmpty();
    assertThat(telnyx.heard("GET /available_phone_numbers")).hasSize(1);
  }

  @Test
  void reads_a_pattern_over_the_whole_number_also_within_an_area_code() {
    Place place = Asked.in("907").place();

    List<Offer> across =
        Asked.value(
            carrier.search(Asked.query(place, null, Set.of(), new Pattern("75550", null, null))));
    List<Offer> contradiction =
        Asked.value(
            carrier.search(Asked.query(place, null, Set.of(), new Pattern(null, "505", null))));

    assertThat(across).hasSize(Asked.LIMIT);
    assertThat(contradiction).isEmpty();
  }

  @Test
  void sells_only_toll_free_numbers_that_are_at_hand() {
    InventoryQuery query =
        Asked.query(Asked.in(null).place(), NumberType.TOLL_FREE, Set.of(), Pattern.ANY);

    List<Offer> found = Asked.value(carrier.search(query));

    assertThat(Asked.numbers(found))
        .isNotEmpty()
        .allMatch(each -> "02468".indexOf(each.charAt(11)) >= 0);
    assertThat(found).allMatch(offer -> offer.listing().type() == NumberType.TOLL_FREE);
    assertThat(found.getFirst().price().monthly()).isEqualTo(Money.usd("2.00"));
  }

  @Test
  void quotes_the_one_number_and_says_so_where_nobody_can_buy_it() {
    telnyx.sellElsewhere(Asked.number("907", 12).value());

    assertThat(Asked.value(carrier.quote(number)).e164()).isEqualTo(number);
    assertThat(Asked.refusal(carrier.quote(Asked.number("907", 12)))).isEqualTo(Refusal.TAKEN);
  }

  @Test
  void asks_again_after_a_failure_but_never_for_long() {
    telnyx.failNext("GET /available_phone_numbers", Fault.DROPS_BEFORE);
    telnyx.failNext("GET /available_phone_numbers", Fault.THROTTLES);

    assertThat(Asked.value(carrier.search(Asked.in("907")))).isNotEmpty();
    assertThat(telnyx.heard("GET /available_phone_numbers")).hasSize(3);
    for (int i = 0; i < 3; i++) {
      telnyx.failNext("GET /available_phone_numbers", Fault.THROTTLES);
    }
    assertThat(Asked.refusal(carrier.quote(number))).isEqualTo(Refusal.THROTTLED);
  }
}
