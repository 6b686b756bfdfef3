package io.dialplane.domain;

import static io.dialplane.domain.Given.LATER;
import static io.dialplane.domain.Given.MINE;
import static io.dialplane.domain.Given.NOW;
import static io.dialplane.domain.Given.NUMBER;
import static io.dialplane.domain.Given.THEIRS;
import static io.dialplane.domain.Given.TIMING;
import static io.dialplane.domain.Given.agent;
import static io.dialplane.domain.Given.changes;
import static io.dialplane.domain.Given.hold;
import static io.dialplane.domain.Given.offer;
import static io.dialplane.domain.Given.owned;
import static io.dialplane.domain.Given.price;
import static io.dialplane.domain.Given.rejection;
import static io.dialplane.domain.Given.reply;
import static io.dialplane.domain.Given.seen;
import static io.dialplane.domain.Given.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimTest {
  private static final List<Class<? extends Rejection>> ORDER =
      List.of(
          Rejection.AgentNotFound.class,
          Rejection.ReservationExpired.class,
          Rejection.NumberUnavailable.class,
          Rejection.PriceChanged.class,
          Rejection.InsufficientFunds.class);
  private static final Offer TODAY = offer(price("1.00", "1.00"));
  private static final Seen<NumberState> FREE = Seen.absent();

  /// Every way of being wrong in one, some or all of five respects.
  static Stream<Integer> every_combination() {
    return IntStream.range(1, 1 << ORDER.size()).boxed();
  }

  @ParameterizedTest
  @MethodSource("every_combination")
  void refuses_for_the_first_reason_of_the_documented_order(int wrong) {
    boolean unknownAgent = (wrong & 1) != 0;
    boolean noReservation = (wrong & 2) != 0;
    boolean taken = (wrong & 4) != 0;
    boolean dear = (wrong & 8) != 0;
    boolean poor = (wrong & 16) != 0;
    PurchaseOrder order =
        new PurchaseOrder(
            NUMBER,
            noReservation ? "no such hold" : null,
            "agent",
            dear ? Money.usd("0.99") : null);
    Claim.Sight sight =
        new Claim.Sight(
            taken ? seen(owned(THEIRS, null)) : FREE,
            Seen.absent(),
            seen(wallet(poor ? "1.99" : "2.00")),
            unknownAgent ? Seen.absent() : seen(agent(0)));

    Rejection rejection = rejection(claim(order, sight));

    int first = Integer.numberOfTrailingZeros(wrong);
    assertThat(rejection).isInstanceOf(ORDER.get(first));
  }

  @ParameterizedTest
  @CsvSource({
    "1.00+1.00, 1.00+1.00,      , 2.00",
    "1.00+1.00, 0.50+0.50,      , 1.00",
    "1.00+1.00, 0.00+1.00,      , 1.00",
    "1.00+1.00, 1.00+1.01,      , price_changed",
    "1.00+1.00, 1.01+1.00,      , price_changed",
    "1.00+1.00, 0.00+2.00,      , price_changed",
    "1.00+1.00, 1.00+1.00, 1.00 , 2.00",
    "1.00+1.00, 1.00+1.00, 0.99 , price_changed",
    "1.00+1.00, 0.50+0.50, 0.50 , 1.00",
    "         , 3.00+4.00,      , 7.00",
    "         , 3.00+4.00, 4.00 , 7.00",
    "         , 3.00+4.00, 3.999999, price_changed"
  })
  void charges_the_lower_of_held_and_todays_price_and_never_more_than_was_agreed(
      @Nullable String held, String today, @Nullable String most, String expected) {
    Seen<NumberState> number = held == null ? FREE : seen(hold(MINE, LATER, prices(held)));
    PurchaseOrder order =
        new PurchaseOrder(NUMBER, null, null, most == null ? null : Money.usd(most));
    Claim.Sight sight = new Claim.Sight(number, Seen.absent(), seen(wallet("100.00")), null);

    Decision<Claim.Claimed> decision =
        Claim.claim(asked(order), sight, offer(prices(today)), TIMING.starting(NOW));

    if (expected.equals("price_changed")) {
      assertThat(rejection(decision)).isInstanceOf(Rejection.PriceChanged.class);
    } else {
      assertThat(changes(decision, Change.HoldFunds.class))
          .containsExactly(new Change.HoldFunds(MINE, Money.usd(expected)));
      assertThat(reply(decision).purchase().price().total()).isEqualTo(Money.usd(expected));
      assertThat(reply(decision).number().offer().price())
          .isEqualTo(reply(decision).purchase().price());
    }
  }

  private static Price prices(String sum) {
    String[] parts = sum.split("\\+", -1);
    return price(parts[0], parts[1]);
  }

  @Test
  void takes_the_callers_own_hold_named_or_not_and_ends_it() {
    Reserved hold = hold(MINE, LATER);

    for (String named : new String[] {null, hold.id().toString()}) {
      Decision<Claim.Claimed> decision =
          claim(new PurchaseOrder(NUMBER, named, null, null), sight(seen(hold)));

      assertThat(reply(decision).number().hold()).isEqualTo(hold);
      assertThat(changes(decision, Change.ChangeHolds.class))
          .singleElement()
          .satisfies(
              change -> assertThat(change.dropped()).extracting("id").containsExactly(hold.id()));
    }
  }

  @Test
  void takes_a_hold_that_is_over_for_none() {
    Reserved mine = hold(MINE, NOW);
    Reserved theirs = hold(THEIRS, NOW);
    PurchaseOrder named = new PurchaseOrder(NUMBER, mine.id().toString(), null, null);
    PurchaseOrder unnamed = new PurchaseOrder(NUMBER, null, null, null);

    assertThat(rejection(claim(named, sight(seen(mine)))))
        .isInstanceOf(Rejection.ReservationExpired.class);
    assertThat(reply(claim(unnamed, sight(seen(mine)))).number().hold()).isNull();
    assertThat(reply(claim(unnamed, sight(seen(theirs)))).number().hold()).isNull();
    assertThat(rejection(claim(unnamed, sight(seen(hold(THEIRS, LATER))))))
        .isInstanceOf(Rejection.NumberUnavailable.class);
  }

  @Test
  void counts_the_number_for_its_agent_from_the_claim_on() {
    Claim.Sight sight = new Claim.Sight(FREE, Seen.absent(), seen(wallet("2.00")), seen(agent(4)));

    Decision<Claim.Claimed> decision = claim(new PurchaseOrder(NUMBER, null, "agent", null), sight);

    assertThat(changes(decision, Change.CountNumber.class))
        .containsExactly(new Change.CountNumber(MINE, "agent", 1));
    assertThat(reply(decision).purchase().agentId()).isEqualTo("agent");
  }

  @Test
  void is_the_same_purchase_when_it_is_tried_again() {
    PurchaseOrder order = new PurchaseOrder(NUMBER, null, null, null);
    Purchase first = reply(claim(order, sight(FREE))).purchase();
    Claim.Sight again = new Claim.Sight(FREE, seen(first), seen(wallet("2.00")), null);
    Claim.Asked later =
        new Claim.Asked(Given.key(MINE, Optional.of("key")), order, Given.id(2), LATER, true);

    Purchase second = reply(Claim.claim(later, again, TODAY, TIMING.starting(LATER))).purchase();

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.createdAt()).isEqualTo(NOW);
    assertThat(second.numberId()).isNotEqualTo(first.numberId());
    assertThat(second.isPending()).isTrue();
  }

  @Test
  void waits_out_a_tombstone_only_where_orders_cannot_be_found_by_reference() {
    Seen<NumberState> freed = seen(new Freed(NUMBER, "scripted", LATER));
    PurchaseOrder order = new PurchaseOrder(NUMBER, null, null, null);
    Claim.Asked uncertain =
        new Claim.Asked(Given.key(MINE, Optional.empty()), order, Given.id(1), NOW, false);

    assertThat(Claim.refusal(asked(order), sight(freed))).isEmpty();
    assertThat(Claim.refusal(uncertain, sight(freed)))
        .containsInstanceOf(Rejection.NumberUnavailable.class);
    assertThat(Claim.refusal(uncertain, sight(seen(new Freed(NUMBER, "scripted", NOW))))).isEmpty();
  }

  private static Claim.Sight sight(Seen<NumberState> number) {
    return new Claim.Sight(number, Seen.absent(), seen(wallet("2.00")), null);
  }

  private static Decision<Claim.Claimed> claim(PurchaseOrder order, Claim.Sight sight) {
    return Claim.claim(asked(order), sight, TODAY, TIMING.starting(NOW));
  }

  private static Claim.Asked asked(PurchaseOrder order) {
    return new Claim.Asked(Given.key(MINE, Optional.of("key")), order, Given.id(1), NOW, true);
  }
}
