package io.dialplane.domain;

import io.dialplane.domain.Change.PutEvent;
import io.dialplane.domain.Change.PutNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides on bringing in a number that already lies on the carrier account. It costs nothing here
/// and never renews.
public final class Importing {

  private Importing() {}

  /// What is to become of an import: who, when, and the agent that was named.
  public record Asked(
      Tenant tenant, E164 e164, NumberId newId, Instant now, @Nullable Seen<Agent> agent) {}

  /// A number on the carrier account: its listing there, its id, and whether its calls come here.
  public record OnAccount(Listing listing, String carrierId, Pointing pointing) {}

  /// What a purchase that failed has left there: that purchase, the record of it as an orphan, and
  /// the wallet it is paid from.
  public record Left(Purchase purchase, Seen<Orphan> orphan, Wallet wallet) {}

  /// What can be refused, or answered, before the carrier is asked. Empty: ask it.
  /// Refuses, in this order: `agent_not_found`, `number_unavailable` for another's number,
  /// `not_on_carrier_account` for one whose release is not surely over. A number that is the
  /// caller's own is answered, and assigned.
  public static Optional<Decision<Owned>> before(Asked asked, Seen<NumberState> number) {
    if (asked.agent() != null && asked.agent().found().isEmpty()) {
      return Optional.of(Decision.refused(new Rejection.AgentNotFound()));
    }
    return number.found().flatMap(state -> known(asked, number, state));
  }

  private static Optional<Decision<Owned>> known(
      Asked asked, Seen<NumberState> seen, NumberState state) {
    Rejection unavailable = new Rejection.NumberUnavailable();
    return switch (state) {
      case Owned owned when owned.tenant().equals(asked.tenant()) ->
          Optional.of(
              asked.agent() == null
                  ? Decision.done(owned)
                  : Ownership.assign(owned, seen, asked.agent(), owned.pointing(), asked.now()));
      case Releasing releasing when releasing.was().tenant().equals(asked.tenant()) ->
          Optional.of(
              Decision.refused(new Rejection.InvalidState("This number is being released.")));
      case Reserved held when !held.isOpen(asked.now()) -> Optional.empty();
      case Freed freed when freed.isOver(asked.now()) -> Optional.empty();
      case Freed _ ->
          Optional.of(
              Decision.refused(
                  new Rejection.NotOnCarrierAccount(
                      "The number has just been released; its carrier may still show it.")));
      case Owned _, Releasing _, Reserved _, Ordering _ ->
          Optional.of(Decision.refused(unavailable));
    };
  }

  /// Takes in a number that the carrier has confirmed to be on the account.
  public static Decision<Owned> take(Asked asked, Seen<NumberState> number, OnAccount there) {
    return before(asked, number)
        .orElseGet(
            () -> {
              Origin origin =
                  new Origin(Origin.Source.IMPORTED, null, there.carrierId(), asked.now());
              Owned owned = owned(asked, there, Price.FREE, origin, Renewal.NEVER);
              return Decision.done(owned, changes(asked, number, owned));
            });
  }

  /// Takes in what a failed purchase has left on the account, at that purchase's price: the number
  /// is bought after all. Refuses `insufficient_funds`.
  public static Decision<Owned> take(
      Asked asked, Seen<NumberState> number, OnAccount there, Left left) {
    Optional<Decision<Owned>> early = before(asked, number);
    if (early.isPresent()) {
      return early.get();
    }
    Price price = left.purchase().price();
    if (!left.wallet().covers(price.total())) {
      return Decision.refused(
          new Rejection.InsufficientFunds(price.total(), left.wallet().available()));
    }
    String purchaseId = left.purchase().id();
    Origin origin = new Origin(Origin.Source.PURCHASED, purchaseId, there.carrierId(), asked.now());
    Owned owned = owned(asked, there, price, origin, Renewal.after(asked.now()));
    LedgerEntry.Cause cause =
        new LedgerEntry.Cause(LedgerEntry.Type.PURCHASE, asked.e164(), purchaseId);
    LedgerEntry entry = left.wallet().next(cause, price.total().negated(), asked.now());
    List<Change> changes = changes(asked, number, owned);
    changes.add(new Change.Book(entry, false));
    changes.add(new PutEvent(Event.ofEntry(EventType.WALLET_DEBITED, entry)));
    left.orphan().found().ifPresent(orphan -> changes.add(new Change.DeleteOrphan(orphan.e164())));
    return Decision.done(owned, changes);
  }

  private static Owned owned(
      Asked asked, OnAccount there, Price price, Origin origin, Renewal renewal) {
    return new Owned(
        asked.tenant(),
        asked.newId(),
        there.listing(),
        price,
        origin,
        NumberSettings.INITIAL,
        agentId(asked),
        renewal,
        there.pointing(),
        1);
  }

  private static @Nullable String agentId(Asked asked) {
    return asked.agent() == null ? null : asked.agent().found().orElseThrow().id();
  }

  private static List<Change> changes(Asked asked, Seen<NumberState> number, Owned owned) {
    String agentId = owned.agentId();
    List<Change> changes = new ArrayList<>(Holding.ending(number, asked.now()));
    changes.add(new PutNumber(owned, number));
    if (agentId != null) {
      changes.add(new Change.CountNumber(asked.tenant(), agentId, 1));
    }
    changes.add(new PutEvent(Event.imported(owned)));
    return changes;
  }
}
