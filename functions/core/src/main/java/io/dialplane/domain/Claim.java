package io.dialplane.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// T1 of a purchase: decides whether it may be ordered, and claims number, money and agent in one
/// transaction.
public final class Claim {

  private Claim() {}

  /// What a claim looks at, each as it was read.
  public record Sight(
      Seen<NumberState> number,
      Seen<StoredRequest> request,
      Seen<Wallet> wallet,
      @Nullable Seen<Agent> agent) {}

  /// Who asks for what, when. `stockIsCertain`: the carrier's orders can be found by our reference.
  public record Asked(
      RequestKey key, PurchaseOrder order, NumberId numberId, Instant now, boolean stockIsCertain) {

    Tenant tenant() {
      return key.tenant();
    }
  }

  /// What was claimed, as it now stands in the tables.
  public record Claimed(Ordering number, Purchase purchase) {}

  /// Everything that can be refused before the carrier is asked for today's price:
  /// `agent_not_found`, `reservation_expired`, `number_unavailable`, in that order.
  public static Optional<Rejection> refusal(Asked asked, Sight sight) {
    if (sight.agent() != null && sight.agent().found().isEmpty()) {
      return Optional.of(new Rejection.AgentNotFound());
    }
    Optional<Reserved> own = ownHold(asked, sight);
    String named = asked.order().reservationId();
    if (named != null && own.filter(hold -> hold.id().toString().equals(named)).isEmpty()) {
      return Optional.of(new Rejection.ReservationExpired());
    }
    return own.isEmpty() && !Holding.isFree(sight.number(), asked.now(), asked.stockIsCertain())
        ? Optional.of(new Rejection.NumberUnavailable())
        : Optional.empty();
  }

  /// The caller's own open hold on the number; it need not be named.
  public static Optional<Reserved> ownHold(Asked asked, Sight sight) {
    return Holding.existing(sight.number(), asked.tenant(), asked.now());
  }

  /// Claims, or refuses in this order: [#refusal], `price_changed`, `insufficient_funds`.
  public static Decision<Claimed> claim(Asked asked, Sight sight, Offer today, Timers timers) {
    Optional<Rejection> early = refusal(asked, sight);
    if (early.isPresent()) {
      return Decision.refused(early.get());
    }
    Optional<Reserved> hold = ownHold(asked, sight);
    Optional<Rejection> dearer = dearer(asked.order(), hold, today.price());
    if (dearer.isPresent()) {
      return Decision.refused(dearer.get());
    }
    Price price = hold.map(held -> held.offer().price().lower(today.price())).orElse(today.price());
    Wallet wallet = sight.wallet().found().orElse(Wallet.empty(asked.tenant()));
    if (!wallet.covers(price.total())) {
      return Decision.refused(new Rejection.InsufficientFunds(price.total(), wallet.available()));
    }
    Offer agreed = new Offer(today.listing(), price, today.reservable());
    Ordering number =
        new Ordering(asked.tenant(), asked.numberId(), asked.key().id(), agreed, hold.orElse(null));
    Purchase purchase = purchase(asked, sight, price, timers);
    return Decision.done(
        new Claimed(number, purchase), changes(number, purchase, sight, asked.now()));
  }

  private static Optional<Rejection> dearer(
      PurchaseOrder order, Optional<Reserved> hold, Price today) {
    Money most = order.maxMonthlyCost();
    if (most != null && today.monthly().isMoreThan(most)) {
      return Optional.of(
          new Rejection.PriceChanged(
              "The number costs %s a month today, more than maxMonthlyCost allows."
                  .formatted(today.monthly())));
    }
    boolean above =
        hold.map(held -> held.offer().price())
            .filter(
                held ->
                    today.monthly().isMoreThan(held.monthly())
                        || today.total().isMoreThan(held.total()))
            .isPresent();
    return above
        ? Optional.of(
            new Rejection.PriceChanged(
                "The number costs %s and %s a month today, more than when it was held."
                    .formatted(today.setup(), today.monthly())))
        : Optional.empty();
  }

  private static Purchase purchase(Asked asked, Sight sight, Price price, Timers timers) {
    // A purchase that is tried again after the carrier's own trouble is the same purchase.
    Instant createdAt =
        sight.request().value() instanceof Purchase before ? before.createdAt() : asked.now();
    return new Purchase(
        asked.tenant(),
        asked.key().id(),
        asked.key().fingerprint(),
        asked.order().e164(),
        asked.numberId(),
        price,
        asked.order().agentId(),
        Purchase.Status.PENDING,
        null,
        createdAt,
        timers);
  }

  private static List<Change> changes(
      Ordering number, Purchase purchase, Sight sight, Instant now) {
    List<Change> changes = new ArrayList<>(Holding.ending(sight.number(), now));
    changes.add(new Change.PutNumber(number, sight.number()));
    changes.add(new Change.PutRequest(purchase, sight.request()));
    changes.add(new Change.HoldFunds(purchase.tenant(), purchase.price().total()));
    if (purchase.agentId() != null) {
      changes.add(new Change.CountNumber(purchase.tenant(), purchase.agentId(), 1));
    }
    if (number.hold() != null) {
      changes.add(Holding.dropping(number.hold()));
    }
    changes.add(new Change.PutEvent(Event.pending(purchase, now)));
    return changes;
  }
}
