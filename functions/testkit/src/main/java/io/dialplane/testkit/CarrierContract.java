package io.dialplane.testkit;

import static io.dialplane.testkit.CarrierTrial.accepted;
import static io.dialplane.testkit.CarrierTrial.reference;
import static io.dialplane.testkit.CarrierTrial.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.domain.E164;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.InventoryQuery.Pattern;
import io.dialplane.domain.Offer;
import io.dialplane.port.Carrier;
import io.dialplane.port.Carrier.Hold;
import io.dialplane.port.Carrier.OnAccount;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Accepted;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.port.CarrierAnswer.Refused;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What every carrier behind the port does, whatever else it can. Each implementation runs this by
/// saying what to try; what a carrier has no ability for, it must refuse as unsupported.
public abstract class CarrierContract {
  /// The carrier under test.
  protected abstract Carrier carrier();

  /// A question that at least ten numbers for sale answer, none of them odd in any way.
  protected abstract InventoryQuery stock();

  /// A number that nobody sells and that is not on the account.
  protected abstract E164 unsold();

  /// Lets orders that are still pending complete, where the carrier's do.
  protected void completeOrders() {}

  @Test
  void a_search_finds_what_matches_every_filter_and_no_more_than_was_asked_for() {
    Offer one = trial().next();
    InventoryQuery.Place place =
        new InventoryQuery.Place(
            one.listing().country(),
            one.e164().areaCode(),
            one.listing().locality(),
            one.listing().region(),
            null);
    String last = one.e164().value().substring(one.e164().value().length() - 2);

    for (InventoryQuery query :
        List.of(
            stock().upTo(3),
            new InventoryQuery(
                place, one.listing().type(), one.listing().features(), Pattern.ANY, 4),
            stock().with(new Pattern(null, null, last)).upTo(5),
            stock().with(new Pattern(one.e164().areaCode(), null, last)).upTo(5))) {
      List<Offer> found = accepted(carrier().search(query));

      assertThat(found)
          .as(query.toString())
          .hasSizeBetween(1, query.limit())
          .allMatch(offer -> query.matches(offer.listing()));
      assertThat(found).extracting(Offer::e164).doesNotHaveDuplicates();
    }
  }

  @Test
  void a_search_that_nothing_matches_is_empty_and_no_refusal() {
    InventoryQuery impossible = stock().with(new Pattern("9999999999", null, null));

    assertThat(accepted(carrier().search(impossible))).isEmpty();
  }

  @Test
  void a_number_that_was_found_is_quoted_at_the_price_that_was_shown() {
    Offer offer = trial().next();

    Offer quote = accepted(carrier().quote(offer.e164()));

    assertThat(quote.e164()).isEqualTo(offer.e164());
    assertThat(quote.price()).isEqualTo(offer.price());
    assertThat(quote.listing().provider()).isEqualTo(carrier().name());
  }

  @Test
  void a_number_that_nobody_sells_is_taken() {
    assertThat(refusal(carrier().quote(unsold()))).isEqualTo(Refusal.TAKEN);
  }

  @Test
  void a_hold_is_kept_and_prolonged_and_asking_again_is_the_same_hold() {
    Offer offer = trial().next();
    String reference = reference();
    CarrierAnswer<Hold> held = carrier().hold(offer.e164(), reference);
    if (!carrier().abilities().holds()) {
      assertThat(refusal(held)).isEqualTo(Refusal.UNSUPPORTED);
      assertThat(refusal(carrier().extendHold(offer.e164(), "hold")))
          .isEqualTo(Refusal.UNSUPPORTED);
      return;
    }
    Hold hold = accepted(held);

    Hold again = accepted(carrier().hold(offer.e164(), reference));
    Hold longer = accepted(carrier().extendHold(offer.e164(), hold.id()));

    assertThat(hold.id()).isNotBlank();
    assertThat(again.expiresAt()).isAfterOrEqualTo(hold.expiresAt());
    assertThat(longer.expiresAt()).isAfterOrEqualTo(hold.expiresAt());
    // Where a hold cannot be ended early it runs out; either way it stops no order of our own.
    if (carrier().releaseHold(offer.e164(), hold.id()) instanceof Refused<?>(var reason, _)) {
      assertThat(reason).isEqualTo(Refusal.UNSUPPORTED);
    }
    assertThat(trial().order(offer, reference)).isNotInstanceOf(Refused.class);
  }

  @Test
  void an_order_puts_the_number_on_the_account_where_it_is_found_by_reference_and_by_number() {
    Offer offer = trial().next();
    String reference = reference();

    OnAccount bought = trial().buy(offer, reference);

    OnAccount byNumber = accepted(carrier().find(null, offer.e164()));
    assertThat(byNumber.carrierId()).isEqualTo(bought.carrierId()).isNotBlank();
    assertThat(byNumber.offer().e164()).isEqualTo(offer.e164());
    if (carrier().abilities().references()) {
      assertThat(bought.reference()).isEqualTo(reference);
    }
  }

  @Test
  void a_number_that_was_bought_is_for_sale_no_more() {
    Offer offer = trial().next();

    trial().buy(offer, reference());

    assertThat(refusal(carrier().quote(offer.e164()))).isEqualTo(Refusal.TAKEN);
    assertThat(accepted(carrier().search(stock())))
        .extracting(Offer::e164)
        .doesNotContain(offer.e164());
  }

  @Test
  void an_order_that_came_before_is_never_refused_and_buys_nothing_twice() {
    Offer offer = trial().next();
    String reference = reference();
    OnAccount bought = trial().buy(offer, reference);

    CarrierAnswer<String> again = trial().order(offer, reference);

    if (carrier().abilities().references()) {
      assertThat(again).isNotInstanceOf(Refused.class);
    }
    assertThat(accepted(carrier().find(reference, offer.e164())).carrierId())
        .isEqualTo(bought.carrierId());
    assertThat(trial().account())
        .filteredOn(each -> each.offer().e164().equals(offer.e164()))
        .hasSize(1);
  }

  @Test
  void an_order_for_what_another_order_bought_is_no_plain_success() {
    Offer offer = trial().next();
    OnAccount bought = trial().buy(offer, reference());

    CarrierAnswer<String> second = trial().order(offer, reference());

    assertThat(second).isNotInstanceOf(Accepted.class);
    assertThat(accepted(carrier().find(null, offer.e164()))).isEqualTo(bought);
  }

  @Test
  void what_is_not_on_the_account_is_absent() {
    Offer offer = trial().next();

    assertThat(refusal(carrier().find(null, offer.e164()))).isEqualTo(Refusal.ABSENT);
    assertThat(refusal(carrier().find(reference(), offer.e164()))).isEqualTo(Refusal.ABSENT);
    assertThat(refusal(carrier().find(null, unsold()))).isEqualTo(Refusal.ABSENT);
  }

  @Test
  void the_account_is_paged_to_its_end_and_has_what_was_ordered_once() {
    Set<String> bought = new TreeSet<>();
    for (int i = 0; i < 3; i++) {
      bought.add(trial().buy(trial().next(), reference()).carrierId());
    }

    List<OnAccount> all = trial().account();

    assertThat(all).extracting(OnAccount::carrierId).containsAll(bought);
    assertThat(all).extracting(each -> each.offer().e164()).doesNotHaveDuplicates();
  }

  @Test
  void a_released_number_is_absent_and_releasing_it_again_is_confirmed() {
    Offer offer = trial().next();
    String reference = reference();
    OnAccount bought = trial().buy(offer, reference);

    accepted(carrier().release(offer.e164(), bought.carrierId()));

    assertThat(refusal(carrier().find(null, offer.e164()))).isEqualTo(Refusal.ABSENT);
    assertThat(refusal(carrier().find(reference, offer.e164()))).isEqualTo(Refusal.ABSENT);
    accepted(carrier().release(offer.e164(), bought.carrierId()));
    assertThat(trial().account())
        .extracting(each -> each.offer().e164())
        .doesNotContain(offer.e164());
  }

  @Test
  void calls_can_be_pointed_here_or_that_is_not_set_up() {
    Offer offer = trial().next();
    OnAccount bought = trial().buy(offer, reference());

    CarrierAnswer<Carrier.Confirmed> pointed =
        carrier().pointVoice(offer.e164(), bought.carrierId());

    if (!(pointed instanceof Accepted)) {
      assertThat(refusal(pointed)).isEqualTo(Refusal.UNSUPPORTED);
    }
  }

  private CarrierTrial trial() {
    return new CarrierTrial(carrier(), stock(), this::completeOrders);
  }
}
