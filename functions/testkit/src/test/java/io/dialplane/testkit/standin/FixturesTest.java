package io.dialplane.testkit.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.domain.Money;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Price;
import io.dialplane.port.Carrier;
import io.dialplane.port.Carrier.AccountPage;
import io.dialplane.port.Carrier.OnAccount;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.testkit.standin.Ask.Bench;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The answers in the tests of the carriers' own libraries are understood as they stand there.
class FixturesTest {

  private static E164 number(JsonNode row, String name) {
    return new E164("+" + row.path(name).asText());
  }

  private static Carrier.Order order(Offer offer) {
    return new Carrier.Order(offer.e164(), Ask.REFERENCE, offer);
  }

  @Nested
  class OfPlivo {
    private static final String SHOWN = "plivo-fixtures/phoneNumberListResponse.json";

    private final Bench plivo = Bench.of(Brand.PLIVO);
    private final Carrier carrier = plivo.carrier();

    @AfterEach
    void close() {
      plivo.close();
    }

    private void answers(String line, int status, String name) {
      plivo.standIn().answerNext(line, Fixtures.said(status, name));
    }

    private List<Offer> found() {
      answers("GET", 200, SHOWN);
      return Asked.value(carrier.search(Asked.in("415")));
    }

    @Test
    void numbers_for_sale_have_their_exact_prices() {
      List<Offer> found = found();

      JsonNode shown = Fixtures.read(SHOWN).path("objects");
      assertThat(found)
          .extracting(Offer::e164)
          .containsExactly(number(shown.path(0), "number"), number(shown.path(1), "number"));
      assertThat(found)
          .extracting(Offer::price)
          .containsOnly(new Price(Money.ZERO, Money.usd("0.80")));
      assertThat(found.getFirst().listing().features())
          .isEqualTo(Set.of(Feature.VOICE, Feature.SMS));
      assertThat(found.getFirst().listing().rateCenter()).isEqualTo("SNFC CNTRL");
    }

    @Test
    void an_order_is_fulfilled() {
      Offer offer = found().getFirst();
      answers("GET", 200, SHOWN);
      answers("POST", 201, "plivo-fixtures/phoneNumberCreateResponse.json");

      assertThat(Asked.value(carrier.order(order(offer)))).isEqualTo(offer.e164().digits());
    }

    @Test
    void a_number_on_the_account_is_found_and_put_on_our_application() {
      String name = "plivo-fixtures/numberGetResponse.json";
      E164 owned = number(Fixtures.read(name), "number");
      answers("GET", 200, name);

      OnAccount there = Asked.value(carrier.find(Ask.REFERENCE, owned));

      assertThat(there.offer().e164()).isEqualTo(owned);
      assertThat(there.carrierId()).isEqualTo(owned.digits());
      assertThat(there.reference()).isNull();
      assertThat(there.offer().price().monthly()).isEqualTo(Money.usd("0.80"));
      plivo.brand().bring(plivo.standIn(), owned.value());
      String path = plivo.standIn().heard().getLast().path();
      answers("POST " + path, 202, "plivo-fixtures/numberUpdateResponse.json");
      answers("GET " + path, 200, name);
      assertThat(Asked.value(carrier.pointVoice(owned, owned.digits())))
          .isEqualTo(Carrier.Confirmed.DONE);
    }

    @Test
    void a_page_of_the_account_is_not_the_last() {
      String name = "plivo-fixtures/numberListResponse.json";
      answers("GET", 200, name);

      AccountPage page = Asked.value(carrier.owned(null));

      assertThat(page.numbers())
          .extracting(each -> each.offer().e164())
          .containsExactlyElementsOf(
              Fixtures.read(name)
                  .path("objects")
                  .valueStream()
                  .map(row -> number(row, "number"))
                  .toList());
      assertThat(page.next()).isNotNull();
    }
  }

  @Nested
  class OfVonage {
    private final Bench vonage = Bench.of(Brand.VONAGE);
    private final Carrier carrier = vonage.carrier();

    @AfterEach
    void close() {
      vonage.close();
    }

    private void answers(String line, String name) {
      vonage.standIn().answerNext(line, Fixtures.said(200, "vonage-fixtures/" + name + ".json"));
    }

    private List<Offer> found() {
      answers("GET /number/search", "available-numbers");
      return Asked.value(carrier.search(Asked.in("415")));
    }

    @Test
    void numbers_for_sale_are_priced_in_dollars() {
      List<Offer> found = found();

      assertThat(found)
          .extracting(offer -> offer.e164().digits())
          .containsExactly("14155550100", "14155550101");
      // 0.67 euros at 1.10.
      assertThat(found)
          .extracting(Offer::price)
          .containsOnly(new Price(Money.ZERO, Money.usd("0.74")));
      assertThat(found.getFirst().listing().features())
          .isEqualTo(Set.of(Feature.VOICE, Feature.SMS));
      assertThat(found.getLast().listing().features()).isEqualTo(Set.of(Feature.VOICE));
    }

    @Test
    void nothing_for_sale_and_nothing_on_the_account_is_nothing() {
      answers("GET /number/search", "empty");
      answers("GET /account/numbers", "empty");

      assertThat(Asked.value(carrier.search(Asked.in("415")))).isEmpty();
      AccountPage page = Asked.value(carrier.owned(null));
      assertThat(page.numbers()).isEmpty();
      assertThat(page.next()).isNull();
    }

    @Test
    void an_order_is_done_or_failed() {
      Offer offer = found().getFirst();
      answers("POST /number/buy", "post");
      answers("POST /number/buy", "method-failed");

      assertThat(Asked.value(carrier.order(order(offer)))).isEqualTo("14155550100");
      assertThat(Asked.refusal(carrier.order(order(offer)))).isEqualTo(Refusal.TAKEN);
    }

    @Test
    void the_account_is_listed_and_told_from_its_last_page() {
      answers("GET /account/numbers", "list");
      answers("GET /account/numbers", "owned-numbers");
      answers("GET /account/numbers", "list");

      AccountPage all = Asked.value(carrier.owned(null));
      AccountPage first = Asked.value(carrier.owned(null));

      assertThat(all.numbers())
          .extracting(OnAccount::carrierId)
          .containsExactly("14155550100", "14155550101");
      assertThat(all.next()).isNull();
      assertThat(first.numbers().getFirst().offer().listing().country()).isEqualTo("GB");
      assertThat(first.next()).isEqualTo("2");
      assertThat(Asked.value(carrier.find(null, new E164("+14155550101"))).carrierId())
          .isEqualTo("14155550101");
    }

    @Test
    void a_number_is_found_alone_and_pointed_here_with_its_messages_kept() {
      JsonNode row = Fixtures.read("vonage-fixtures/single-update.json").at("/numbers/0");
      E164 number = number(row, "msisdn");
      ObjectNode pointed = Fixtures.read("vonage-fixtures/single-update.json").deepCopy();
      ((ObjectNode) pointed.at("/numbers/0"))
          .put("voiceCallbackType", "app")
          .put("voiceCallbackValue", VonageStandIn.APPLICATION);
      answers("GET /account/numbers", "single-update");
      answers("POST /number/update", "post");
      vonage.standIn().answerNext("GET /account/numbers", Said.of(200, pointed));

      assertThat(Asked.value(carrier.pointVoice(number, number.digits())))
          .isEqualTo(Carrier.Confirmed.DONE);
      Heard update = vonage.standIn().heard("POST /number/update").getFirst();
      assertThat(update.sent("moHttpUrl")).hasValue(row.path("moHttpUrl").asText());
      answers("GET /account/numbers", "single");
      assertThat(Asked.refusal(carrier.find(null, number))).isEqualTo(Refusal.ABSENT);
    }

    @Test
    void a_number_is_given_back() {
      answers("POST /number/cancel", "cancel");

      assertThat(Asked.value(carrier.release(Ask.NUMBER, Ask.NUMBER.digits())))
          .isEqualTo(Carrier.Confirmed.DONE);
    }
  }
}
