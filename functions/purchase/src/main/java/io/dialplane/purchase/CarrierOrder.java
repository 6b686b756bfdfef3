package io.dialplane.purchase;

import io.dialplane.domain.Agent;
import io.dialplane.domain.Outcome;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Wallet;
import io.dialplane.http.Answer;
import io.dialplane.http.PurchaseEnd;
import io.dialplane.http.Replay;
import io.dialplane.http.Surroundings;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The one order of a purchase: placed once, by no layer twice, and its answer sorted into what it
/// surely means.
final class CarrierOrder {
  private static final Duration POLLED_FOR = Duration.ofSeconds(8);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Surroundings around;
  private final Duration timeout;

  CarrierOrder(Surroundings around, Duration timeout) {
    this.around = around;
    this.timeout = timeout;
  }

  /// What a carrier's answer means for the claim.
  sealed interface Verdict {
    record Bought(String carrierId) implements Verdict {}

    /// Surely not bought, for the number's sake: for ever.
    record Failed(Rejection rejection) implements Verdict {}

    /// Surely not bought, for the carrier's own trouble: the same key may try again.
    record GivenUp(Rejection rejection) implements Verdict {}

    /// Not known; settle finds out.
    record Undecided() implements Verdict {}
  }

  /// Who pays, as read before the claim, and the agent that the number is for.
  record Payer(Wallet wallet, @Nullable Agent agent) {}

  Verdict place(Carrier carrier, Outcome.Open open, Instant latest) {
    if (around.clock().instant().plus(timeout).isAfter(latest)) {
      // Too little time is left to hear the answer, so the question is not asked.
      return trouble("There was not enough time left to order the number.");
    }
    Carrier.Order order =
        new Carrier.Order(open.purchase().e164(), open.purchase().id(), open.number().offer());
    return switch (carrier.order(order)) {
      case CarrierAnswer.Accepted<String>(var carrierId) -> new Verdict.Bought(carrierId);
      case CarrierAnswer.Pending<String> _ -> poll(carrier, open, latest);
      case CarrierAnswer.Refused<String>(var reason, var detail) -> refused(reason, detail);
      case CarrierAnswer.Unknown<String> _ -> new Verdict.Undecided();
    };
  }

  private Verdict poll(Carrier carrier, Outcome.Open open, Instant latest) {
    Instant end = around.clock().instant().plus(POLLED_FOR);
    // The last question must still be answered in time.
    Instant lastAsk = latest.minus(timeout);
    while (around.clock().instant().plus(POLL).isBefore(end.isBefore(lastAsk) ? end : lastAsk)) {
      pause();
      switch (carrier.find(open.purchase().id(), open.purchase().e164())) {
        case CarrierAnswer.Accepted<Carrier.OnAccount>(var there) -> {
          return new Verdict.Bought(there.carrierId());
        }
        case CarrierAnswer.Refused<Carrier.OnAccount>(var reason, var detail) -> {
          // Not to be found yet says nothing of an order that was pending a second ago.
          if (reason == Refusal.TAKEN
              || reason == Refusal.PRICE_CHANGED
              || reason == Refusal.REGULATORY) {
            return refused(reason, detail);
          }
        }
        case CarrierAnswer.Pending<Carrier.OnAccount> _,
            CarrierAnswer.Unknown<Carrier.OnAccount> _ -> {}
      }
    }
    return new Verdict.Undecided();
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Verdict refused(Refusal reason, String detail) {
    return switch (reason) {
      case TAKEN, ABSENT, UNSUPPORTED -> new Verdict.Failed(new Rejection.NumberUnavailable());
      case PRICE_CHANGED ->
          new Verdict.Failed(
              new Rejection.PriceChanged("The carrier refused the order for its price."));
      case REGULATORY -> new Verdict.Failed(new Rejection.CarrierRefused(detail));
      case ACCOUNT_FUNDS, ACCOUNT, THROTTLED, NOT_SENT ->
          trouble("The carrier took no order: " + detail + ". Nothing was charged.");
    };
  }

  private static Verdict trouble(String detail) {
    return new Verdict.GivenUp(new Rejection.CarrierUnavailable(detail));
  }

  Answer write(Verdict verdict, Outcome.Open open, Payer payer, Instant deadline) {
    PurchaseEnd end = new PurchaseEnd(around, deadline);
    return switch (verdict) {
      case Verdict.Bought(var carrierId) ->
          end.commit(open, payer.wallet(), carrierId, payer.agent());
      case Verdict.Failed(var rejection) -> end.fail(open, payer.wallet(), rejection);
      case Verdict.GivenUp(var rejection) -> end.giveUp(open, payer.wallet(), rejection);
      case Verdict.Undecided() -> Replay.undecided(open.purchase());
    };
  }
}
