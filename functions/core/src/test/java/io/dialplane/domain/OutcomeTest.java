package io.dialplane.domain;

import static io.dialplane.domain.Given.LATER;
import static io.dialplane.domain.Given.MINE;
import static io.dialplane.domain.Given.NOW;
import static io.dialplane.domain.Given.NUMBER;
import static io.dialplane.domain.Given.TIMING;
import static io.dialplane.domain.Given.changes;
import static io.dialplane.domain.Given.hold;
import static io.dialplane.domain.Given.offer;
import static io.dialplane.domain.Given.price;
import static io.dialplane.domain.Given.reply;
import static io.dialplane.domain.Given.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  private static final Money TWO = Money.usd("2.00");
  private static final Outcome.Said SAID =
      new Outcome.Said("number_unavailable", new StoredAnswer(409, "{}", true));
  private static final Outcome.Bought BOUGHT =
      new Outcome.Bought("carrier id", Pointing.due(LATER));
  private static final Wallet WALLET = new Wallet(MINE, Money.usd("3.00"), TWO, 4);

  @Test
  void a_commit_owns_the_number_and_books_what_was_held() {
    Outcome.Open open = claimed(hold(MINE, LATER));

    Decision<Owned> decision =
        Outcome.commit(open, WALLET, BOUGHT, NOW, _ -> new StoredAnswer(201, "{}", false));

    Owned owned = reply(decision);
    assertThat(owned.id()).isEqualTo(open.purchase().numberId());
    assertThat(owned.origin().carrierId()).isEqualTo("carrier id");
    assertThat(owned.pointing()).isEqualTo(BOUGHT.pointing());
    assertThat(owned.origin().purchaseId()).isEqualTo(open.purchase().id());
    assertThat(owned.agentId()).isEqualTo("agent");
    assertThat(owned.settings()).isEqualTo(NumberSettings.INITIAL);
    assertThat(owned.status()).isEqualTo(NumberStatus.ASSIGNED);
    LedgerEntry entry = changes(decision, Change.Book.class).getFirst().entry();
    assertThat(entry.index()).isEqualTo(5);
    assertThat(entry.amount()).isEqualTo(TWO.negated());
    assertThat(entry.balanceAfter()).isEqualTo(Money.usd("3.00"));
    assertThat(entry.cause().type()).isEqualTo(LedgerEntry.Type.PURCHASE);
    assertThat(entry.cause().reference()).isEqualTo(open.purchase().id());
    assertThat(ended(decision).status()).isEqualTo(Purchase.Status.COMPLETED);
    assertThat(changes(decision, Change.ReturnFunds.class)).isEmpty();
    assertThat(changes(decision, Change.CountNumber.class)).isEmpty();
  }

  @Test
  void a_failure_for_the_numbers_sake_stands_for_ever_and_ends_the_hold() {
    Decision<Purchase> decision = Outcome.fail(claimed(hold(MINE, LATER)), SAID, NOW);

    assertThat(reply(decision).status()).isEqualTo(Purchase.Status.FAILED);
    assertThat(reply(decision).answer()).isEqualTo(SAID.answer());
    assertThat(changes(decision, Change.DeleteNumber.class)).hasSize(1);
    assertThat(changes(decision, Change.PutNumber.class)).isEmpty();
    givesEverythingBack(decision);
  }

  @Test
  void the_carriers_own_trouble_puts_an_open_hold_back_and_may_be_tried_again() {
    Reserved hold = hold(MINE, LATER);

    Decision<Purchase> decision = Outcome.giveUp(claimed(hold), SAID, NOW);

    assertThat(reply(decision).status()).isEqualTo(Purchase.Status.RETRYABLE);
    assertThat(changes(decision, Change.PutNumber.class))
        .extracting(Change.PutNumber::next)
        .containsExactly(hold);
    assertThat(changes(decision, Change.ChangeHolds.class))
        .singleElement()
        .satisfies(change -> assertThat(change.added()).extracting("id").isEqualTo(hold.id()));
    givesEverythingBack(decision);
  }

  @Test
  void the_carriers_own_trouble_frees_a_number_whose_hold_is_over_or_never_was() {
    for (Reserved hold : new Reserved[] {null, hold(MINE, LATER)}) {
      Decision<Purchase> decision = Outcome.giveUp(claimed(hold), SAID, LATER);

      assertThat(changes(decision, Change.DeleteNumber.class)).hasSize(1);
      assertThat(changes(decision, Change.PutNumber.class)).isEmpty();
      assertThat(changes(decision, Change.ChangeHolds.class)).isEmpty();
      givesEverythingBack(decision);
    }
  }

  private static void givesEverythingBack(Decision<Purchase> decision) {
    assertThat(changes(decision, Change.ReturnFunds.class))
        .containsExactly(new Change.ReturnFunds(MINE, TWO));
    assertThat(changes(decision, Change.CountNumber.class))
        .containsExactly(new Change.CountNumber(MINE, "agent", -1));
    assertThat(changes(decision, Change.Book.class)).isEmpty();
  }

  @Test
  void a_claim_is_open_only_while_both_its_halves_stand() {
    Outcome.Open open = claimed(null);
    Seen<StoredRequest> record = seen(open.purchase());
    Seen<NumberState> number = seen(open.number());
    Purchase ended = reply(Outcome.fail(open, SAID, NOW));
    Ordering another =
        new Ordering(MINE, Given.id(3), "another purchase", offer(price("1.00", "1.00")), null);

    assertThat(Outcome.Open.of(record, number)).isPresent();
    assertThat(Outcome.Open.of(seen(ended), number)).isEmpty();
    assertThat(Outcome.Open.of(record, seen(another))).isEmpty();
    assertThat(Outcome.Open.of(record, seen(Given.owned(MINE, null)))).isEmpty();
    assertThat(Outcome.Open.of(record, Seen.absent())).isEmpty();
    assertThat(Outcome.Open.of(Seen.absent(), number)).isEmpty();
  }

  private static Purchase ended(Decision<?> decision) {
    return (Purchase) changes(decision, Change.PutRequest.class).getFirst().next();
  }

  private static Outcome.Open claimed(@Nullable Reserved hold) {
    Seen<NumberState> number = hold == null ? Seen.absent() : seen(hold);
    Claim.Sight sight =
        new Claim.Sight(number, Seen.absent(), seen(Given.wallet("5.00")), seen(Given.agent(0)));
    Claim.Asked asked =
        new Claim.Asked(
            Given.key(MINE, Optional.of("key")),
            new PurchaseOrder(NUMBER, null, "agent", null),
            Given.id(1),
            NOW,
            true);
    Claim.Claimed claimed =
        reply(Claim.claim(asked, sight, offer(price("1.00", "1.00")), TIMING.starting(NOW)));
    return new Outcome.Open(
        claimed.purchase(), seen(claimed.purchase()), claimed.number(), seen(claimed.number()));
  }
}
