package io.dialplane.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// What must always hold between wallets, ledgers, purchases, numbers, holds and agents. Tests and
/// the nightly audit ask the same.
public final class Invariants {

  private Invariants() {}

  /// Something that does not hold: which rule, of what, and what was found.
  public record Break(String rule, String subject, String found) {}

  /// A wallet: nothing negative; available and held are the ledger's balance; held is what
  /// undecided purchases claim; the ledger ends where the wallet says.
  public static List<Break> wallet(Wallet wallet, List<Purchase> undecided, Chain chain) {
    List<Break> breaks = new ArrayList<>(chain.breaks);
    BiConsumer<String, String> found =
        (rule, what) -> breaks.add(new Break(rule, wallet.tenant().key(), what));
    if (wallet.available().isNegative() || wallet.held().isNegative()) {
      found.accept(
          "wallet_not_negative", "%s, held %s".formatted(wallet.available(), wallet.held()));
    }
    if (!wallet.balance().equals(chain.balance)) {
      found.accept("balance_is_sum", "%s instead of %s".formatted(wallet.balance(), chain.balance));
    }
    if (wallet.entries() != chain.length) {
      found.accept("entries_counted", "%d instead of %d".formatted(wallet.entries(), chain.length));
    }
    Money claimed =
        undecided.stream().map(each -> each.price().total()).reduce(Money.ZERO, Money::plus);
    if (!wallet.held().equals(claimed)) {
      found.accept("held_is_claimed", "%s instead of %s".formatted(wallet.held(), claimed));
    }
    return breaks;
  }

  /// A ledger, fed newest first: numbered without a gap, each balance the one before it plus the
  /// amount, the first from nothing.
  public static final class Chain {
    private final Tenant tenant;
    private final List<Break> breaks = new ArrayList<>();
    private Money balance = Money.ZERO;
    private long length;
    private Money expected = Money.ZERO;
    private long next;

    public Chain(Tenant tenant) {
      this.tenant = tenant;
    }

    public void add(LedgerEntry entry) {
      if (length == 0) {
        balance = entry.balanceAfter();
        length = entry.index();
      } else if (entry.index() != next || !entry.balanceAfter().equals(expected)) {
        breaks.add(
            new Break(
                "ledger_is_a_chain",
                tenant.key(),
                "entry %d with %s where entry %d with %s belongs"
                    .formatted(entry.index(), entry.balanceAfter(), next, expected)));
      }
      next = entry.index() - 1;
      expected = entry.balanceAfter().minus(entry.amount());
    }

    /// After the last, which is the oldest.
    public void end() {
      if (next > 0 || !expected.equals(Money.ZERO)) {
        breaks.add(
            new Break(
                "ledger_is_a_chain",
                tenant.key(),
                "begins behind entry %d, with %s".formatted(next, expected)));
      }
    }
  }

  /// An item that nothing can be read from: a number's, or one of a tenant's.
  public static Break unreadable(String subject) {
    return new Break("readable", subject, "an item cannot be read");
  }

  /// A purchase in the list of undecided ones: its number is ordered for it.
  public static Optional<Break> undecided(Purchase purchase, Optional<NumberState> number) {
    boolean ordered =
        number
            .filter(
                state ->
                    state instanceof Ordering ordering
                        && ordering.purchaseId().equals(purchase.id()))
            .isPresent();
    return ordered
        ? Optional.empty()
        : Optional.of(
            new Break("undecided_is_ordered", purchase.id(), "its number is not ordered for it"));
  }

  /// A number: ordered for an undecided purchase; owned by one purchase or import; and TTL
  /// (`expires`) where something may expire, nowhere else.
  public static List<Break> number(
      NumberState number, boolean expires, Optional<StoredRequest> request) {
    List<Break> breaks = new ArrayList<>();
    boolean mayExpire = number instanceof Reserved || number instanceof Freed;
    if (expires != mayExpire) {
      breaks.add(new Break("ttl_where_it_belongs", number.e164().value(), "expires: " + expires));
    }
    Optional<Purchase> purchase =
        request.flatMap(stored -> stored instanceof Purchase p ? Optional.of(p) : Optional.empty());
    boolean explained =
        switch (number) {
          case Ordering ordering ->
              purchase.filter(p -> p.isPending() && p.numberId().equals(ordering.id())).isPresent();
          case Owned owned -> isExplained(owned, purchase);
          case Releasing releasing -> isExplained(releasing.was(), purchase);
          case Reserved _, Freed _ -> true;
        };
    if (!explained) {
      breaks.add(
          new Break(
              "owned_by_one_purchase", number.e164().value(), "no purchase or import explains it"));
    }
    return breaks;
  }

  private static boolean isExplained(Owned owned, Optional<Purchase> purchase) {
    return switch (owned.origin().source()) {
      case IMPORTED -> owned.origin().purchaseId() == null;
      case PURCHASED ->
          purchase
              .filter(
                  p ->
                      p.status() == Purchase.Status.ABANDONED
                          || (p.status() == Purchase.Status.COMPLETED
                              && p.numberId().equals(owned.id())))
              .filter(p -> p.e164().equals(owned.e164()))
              .isPresent();
    };
  }

  /// A completed purchase is paid by one entry, an undecided or failed one by none; what was taken
  /// in after all is paid as well.
  public static Optional<Break> paid(Purchase purchase, List<LedgerEntry> entries) {
    long paid =
        entries.stream()
            .filter(entry -> entry.amount().equals(purchase.price().total().negated()))
            .count();
    boolean right =
        switch (purchase.status()) {
          case COMPLETED -> paid == 1 && entries.size() == 1;
          case PENDING, FAILED, RETRYABLE -> entries.isEmpty();
          case ABANDONED -> entries.isEmpty() || (paid == 1 && entries.size() == 1);
        };
    return right
        ? Optional.empty()
        : Optional.of(
            new Break(
                "paid_once",
                purchase.id(),
                "%s with %d entries".formatted(purchase.status().label(), entries.size())));
  }

  /// An agent counts the numbers and undecided purchases that point at it.
  public static Optional<Break> agent(Agent agent, long pointing) {
    return agent.assignedNumbers() == pointing
        ? Optional.empty()
        : Optional.of(
            new Break(
                "agent_counts",
                agent.id(),
                "%d instead of %d".formatted(agent.assignedNumbers(), pointing)));
  }

  /// Numbers that point at an agent that is not there.
  public static Break agentGone(String agentId, long pointing) {
    return new Break("agent_counts", agentId, "gone, and %d point at it".formatted(pointing));
  }

  /// A tenant's open holds and the numbers that are held for it are the same.
  public static Optional<Break> hold(Holds holds, Reserved held, Instant now) {
    boolean same = Holds.Hold.of(held).equals(holds.held().get(held.e164()));
    return same || !held.isOpen(now)
        ? Optional.empty()
        : Optional.of(
            new Break("hold_is_listed", held.e164().value(), "held, and not in the list"));
  }

  /// The other way round: what is listed as open is held.
  public static Optional<Break> listed(
      Holds.Hold listed, Tenant tenant, Optional<NumberState> number) {
    boolean held =
        number
            .filter(
                state ->
                    state instanceof Reserved reserved
                        && reserved.tenant().equals(tenant)
                        && reserved.id().equals(listed.id()))
            .isPresent();
    return held
        ? Optional.empty()
        : Optional.of(
            new Break("listed_is_held", listed.e164().value(), "in the list, and not held"));
  }
}
