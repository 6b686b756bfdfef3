package io.dialplane.domain;

import static io.dialplane.domain.Given.MINE;
import static io.dialplane.domain.Given.NOW;
import static io.dialplane.domain.Given.TIMING;
import static io.dialplane.domain.Given.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random lives of a wallet: top-ups, claims, commits, voids. After every step the books balance.
class MoneyIsConservedTest {
  private static final int STEPS = 400;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void whatever_happens_in_whatever_order(long seed) {
    Life life = new Life(new Random(seed));

    for (int step = 0; step < STEPS; step++) {
      Wallet before = life.wallet;
      String what = life.step();

      assertThat(life.wallet.available().isNegative()).as("seed %d %s", seed, what).isFalse();
      assertThat(life.wallet.held()).as("seed %d %s", seed, what).isEqualTo(life.openTotal());
      assertThat(life.wallet.balance()).as("seed %d %s", seed, what).isEqualTo(life.sum());
      assertThat(life.wallet.entries()).isEqualTo(life.entries.size());
      if (what.equals("claim") || what.equals("void")) {
        assertThat(life.wallet.balance()).isEqualTo(before.balance());
      }
    }
    assertThat(life.entries).hasSizeGreaterThan(STEPS / 10);
  }

  /// A wallet as the store would keep it, and the purchases that are not decided yet.
  private static final class Life {
    private final Random random;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<Outcome.Open> open = new ArrayList<>();
    private Wallet wallet = Wallet.empty(MINE);
    private Instant now = NOW;

    Life(Random random) {
      this.random = random;
    }

    String step() {
      now = now.plusSeconds(random.nextInt(1_000));
      return switch (random.nextInt(6)) {
        case 0 -> book();
        case 1, 2, 3 -> claim();
        default -> end();
      };
    }

    private String book() {
      LedgerEntry.Cause cause = new LedgerEntry.Cause(LedgerEntry.Type.ADJUSTMENT, null, "x");
      Money amount = new Money(random.nextLong(-5_000_000, 9_000_000));
      apply(Funds.book(wallet, cause, amount, now));
      return "book";
    }

    private String claim() {
      E164 number = new E164("+1415555%04d".formatted(random.nextInt(10_000)));
      Price price = new Price(money(), money());
      Reserved hold =
          new Reserved(
              MINE,
              NumberId.of(number, 1, 1),
              new Offer(listing(number), price, true),
              now,
              now.plusSeconds(random.nextInt(2_000)),
              true,
              false,
              null);
      Claim.Asked asked =
          new Claim.Asked(
              Given.key(MINE, Optional.of("key " + random.nextLong())),
              new PurchaseOrder(number, null, null, null),
              NumberId.of(number, random.nextLong(), random.nextLong()),
              now,
              true);
      Seen<NumberState> seen = random.nextBoolean() ? seen(hold) : Seen.absent();
      Claim.Sight sight = new Claim.Sight(seen, Seen.absent(), seen(wallet), null);
      Decision<Claim.Claimed> decision =
          Claim.claim(asked, sight, hold.offer(), TIMING.starting(now));
      if (decision instanceof Decision.Done<Claim.Claimed>(var claimed, _)) {
        open.add(
            new Outcome.Open(
                claimed.purchase(),
                seen(claimed.purchase()),
                claimed.number(),
                seen(claimed.number())));
      }
      apply(decision);
      return "claim";
    }

    private String end() {
      if (open.isEmpty()) {
        return "nothing";
      }
      Outcome.Open one = open.remove(random.nextInt(open.size()));
      Outcome.Said said = new Outcome.Said("number_unavailable", new StoredAnswer(409, "{}", true));
      return switch (random.nextInt(3)) {
        case 0 -> {
          Decision<Owned> commit =
              Outcome.commit(
                  one, wallet, new Outcome.Bought("id", Pointing.DONE), now, _ -> said.answer());
          apply(commit);
          assertThat(entries.getLast().amount())
              .isEqualTo(one.purchase().price().total().negated());
          yield "commit";
        }
        case 1 -> {
          apply(Outcome.fail(one, said, now));
          yield "void";
        }
        default -> {
          apply(Outcome.giveUp(one, said, now));
          yield "void";
        }
      };
    }

    private void apply(Decision<?> decision) {
      Given.changesOf(decision).forEach(this::apply);
    }

    private void apply(Change change) {
      Money available = wallet.available();
      Money held = wallet.held();
      if (change instanceof Change.HoldFunds(_, var amount)) {
        wallet = new Wallet(MINE, available.minus(amount), held.plus(amount), wallet.entries());
      } else if (change instanceof Change.ReturnFunds(_, var amount)) {
        wallet = new Wallet(MINE, available.plus(amount), held.minus(amount), wallet.entries());
      } else if (change instanceof Change.Book book) {
        LedgerEntry entry = book.entry();
        boolean fromHeld = entry.cause().type() == LedgerEntry.Type.PURCHASE;
        wallet =
            new Wallet(
                MINE,
                fromHeld ? available : available.plus(entry.amount()),
                fromHeld ? held.plus(entry.amount()) : held,
                entry.index());
        assertThat(entry.balanceAfter()).isEqualTo(wallet.balance());
        entries.add(entry);
      }
    }

    Money openTotal() {
      return open.stream()
          .map(one -> one.purchase().price().total())
          .reduce(Money.ZERO, Money::plus);
    }

    Money sum() {
      return entries.stream().map(LedgerEntry::amount).reduce(Money.ZERO, Money::plus);
    }

    private Money money() {
      return new Money(random.nextLong(3_000_000));
    }

    private static Listing listing(E164 number) {
      return new Listing(
          number, "US", NumberType.LOCAL, null, null, null, java.util.Set.of(), "sandbox");
    }
  }
}
