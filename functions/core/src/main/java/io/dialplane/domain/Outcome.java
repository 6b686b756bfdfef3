package io.dialplane.domain;

import io.dialplane.domain.Change.PutEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// T2 and TV of a purchase: what becomes of a claim once the carrier has spoken. Whoever finds that
/// out, the request itself or settle later, decides by this.
public final class Outcome {

  private Outcome() {}

  /// A claim as it stands now.
  public record Open(
      Purchase purchase, Seen<StoredRequest> request, Ordering number, Seen<NumberState> seen) {

    /// The claim, if these still are the two halves of an undecided one.
    public static Optional<Open> of(Seen<StoredRequest> request, Seen<NumberState> number) {
      return request.value() instanceof Purchase purchase
              && purchase.isPending()
              && number.value() instanceof Ordering ordering
              && ordering.purchaseId().equals(purchase.id())
          ? Optional.of(new Open(purchase, request, ordering, number))
          : Optional.empty();
    }

    private Tenant tenant() {
      return purchase.tenant();
    }
  }

  /// What everybody is told of a claim that ends without a number: the problem's code, and the
  /// answer to be kept.
  public record Said(String code, StoredAnswer answer) {}

  /// A number that is ours at the carrier: its id there, and whether its calls come here.
  public record Bought(String carrierId, Pointing pointing) {}

  /// The number is ours at the carrier: owned, paid, told. `say` makes the answer to be kept.
  public static Decision.Done<Owned> commit(
      Open open, Wallet wallet, Bought there, Instant now, Function<Owned, StoredAnswer> say) {
    Purchase purchase = open.purchase();
    Owned owned =
        new Owned(
            open.tenant(),
            purchase.numberId(),
            open.number().offer().listing(),
            purchase.price(),
            new Origin(Origin.Source.PURCHASED, purchase.id(), there.carrierId(), now),
            NumberSettings.INITIAL,
            purchase.agentId(),
            Renewal.after(now),
            there.pointing(),
            1);
    LedgerEntry.Cause cause =
        new LedgerEntry.Cause(LedgerEntry.Type.PURCHASE, owned.e164(), purchase.id());
    LedgerEntry entry = wallet.next(cause, purchase.price().total().negated(), now);
    return Decision.done(
        owned,
        new Change.PutNumber(owned, open.seen()),
        new Change.PutRequest(
            purchase.ended(Purchase.Status.COMPLETED, say.apply(owned)), open.request()),
        new Change.Book(entry, true),
        new PutEvent(Event.purchased(owned, purchase)),
        new PutEvent(Event.ofEntry(EventType.WALLET_DEBITED, entry)));
  }

  /// The number will not be ours, for a reason that stands for ever: the caller's hold ends with
  /// it.
  public static Decision.Done<Purchase> fail(Open open, Said said, Instant now) {
    return freed(open, Purchase.Status.FAILED, said, now);
  }

  /// Takes the lease for another look at the carrier.
  public static Decision.Done<Purchase> look(Open open, Timers timers) {
    Purchase looking = open.purchase().looking(timers);
    return Decision.done(looking, new Change.PutRequest(looking, open.request()));
  }

  /// The carrier has known nothing of the order for so long that it surely will not come.
  public static Decision.Done<Purchase> abandon(Open open, Said said, Instant now) {
    return freed(open, Purchase.Status.ABANDONED, said, now);
  }

  /// The order failed for the carrier's own trouble: the caller's hold is put back while it is
  /// still open, and the same key may try again.
  public static Decision.Done<Purchase> giveUp(Open open, Said said, Instant now) {
    List<Change> changes = new ArrayList<>();
    Reserved hold = open.number().hold();
    if (hold != null && hold.isOpen(now)) {
      changes.add(new Change.PutNumber(hold, open.seen()));
      changes.add(new Change.ChangeHolds(hold.tenant(), List.of(), Holds.Hold.of(hold), false));
    } else {
      changes.add(new Change.DeleteNumber(open.number().e164(), open.seen()));
      if (hold != null) {
        changes.add(new PutEvent(Event.holdExpired(hold)));
      }
    }
    return voided(open, Purchase.Status.RETRYABLE, said, now, changes);
  }

  private static Decision.Done<Purchase> freed(
      Open open, Purchase.Status end, Said said, Instant now) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.DeleteNumber(open.number().e164(), open.seen()));
    return voided(open, end, said, now, changes);
  }

  private static Decision.Done<Purchase> voided(
      Open open, Purchase.Status end, Said said, Instant now, List<Change> changes) {
    Purchase ended = open.purchase().ended(end, said.answer());
    changes.add(new Change.PutRequest(ended, open.request()));
    changes.add(new Change.ReturnFunds(ended.tenant(), ended.price().total()));
    if (ended.agentId() != null) {
      changes.add(new Change.CountNumber(ended.tenant(), ended.agentId(), -1));
    }
    changes.add(new PutEvent(Event.failed(ended, now, said.code())));
    return Decision.done(ended, changes);
  }
}
