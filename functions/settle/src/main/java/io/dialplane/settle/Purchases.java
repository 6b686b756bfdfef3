package io.dialplane.settle;

import io.dialplane.domain.Outcome;
import io.dialplane.domain.Pointing;
import io.dialplane.domain.Purchase;
import io.dialplane.domain.Seen;
import io.dialplane.domain.StoredRequest;
import io.dialplane.domain.Timing;
import io.dialplane.domain.Wallet;
import io.dialplane.http.Answer;
import io.dialplane.http.PurchaseEnd;
import io.dialplane.http.Surroundings;
import io.dialplane.http.Verdict;
import io.dialplane.http.VoicePointing;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.port.Carriers;
import io.dialplane.port.Commit;
import io.dialplane.port.Ref;
import io.dialplane.port.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out what became of purchases whose order got no answer: asks the carrier, under a lease,
/// and writes the outcome. A number that is on the account for another purchase is never taken for
/// this one's.
final class Purchases {
  /// Longer than any carrier takes; somebody should look.
  private static final Duration LONG = Duration.ofMinutes(15);

  private final Carriers carriers;
  private final Surroundings around;
  private final Timing timing;
  private final VoicePointing voice;

  Purchases(VoicePointing voice) {
    this.carriers = voice.carriers();
    this.around = voice.around();
    this.timing = voice.timing();
    this.voice = voice;
  }

  /// Everything that is due, until `until`.
  void settle(Run run, Instant until) {
    run.each(
        "purchase",
        page -> around.store().duePurchases(run.now(), page),
        ref -> run.count("purchases" + settle(run, ref)),
        until);
  }

  /// What came of one look.
  private enum Outcomes {
    Completed,
    Failed,
    Undecided,
    UndecidedLong,
    Skipped
  }

  private Outcomes settle(Run run, Ref.OfRequest ref) {
    StoredRequest record = around.store().read(ref).value();
    // An index may lag: what is decided already, or somebody else's now, is passed over.
    if (!(record instanceof Purchase purchase)
        || !purchase.isPending()
        || purchase.timers().dueAt().isAfter(run.now())) {
      return Outcomes.Skipped;
    }
    run.begins(purchase.timers().dueAt());
    return look(purchase);
  }

  private Outcomes look(Purchase purchase) {
    Ref.OfRequest request = new Ref.OfRequest(purchase.tenant(), purchase.id());
    Ref.OfNumber number = new Ref.OfNumber(purchase.e164());
    Ref.OfWallet wallet = new Ref.OfWallet(purchase.tenant());
    List<Ref<?>> refs = new ArrayList<>(List.of(request, number, wallet));
    String agentId = purchase.agentId();
    Ref.OfAgent agent = agentId == null ? null : new Ref.OfAgent(purchase.tenant(), agentId);
    if (agent != null) {
      refs.add(agent);
    }
    Snapshot seen = around.store().read(refs);
    Optional<Outcome.Open> open = Outcome.Open.of(seen.get(request), seen.get(number));
    if (open.isEmpty()) {
      return Outcomes.Skipped;
    }
    PurchaseEnd.Payer payer =
        new PurchaseEnd.Payer(
            seen.get(wallet).found().orElse(Wallet.empty(purchase.tenant())),
            agent == null ? null : seen.get(agent).value());
    return lease(open.get()).map(leased -> end(leased, payer)).orElse(Outcomes.Skipped);
  }

  /// The claim under our lease; empty where somebody else came first.
  private Optional<Outcome.Open> lease(Outcome.Open open) {
    var decision = Outcome.look(open, timing.looking(open.purchase().timers(), around.now()));
    return around.store().commit(decision.changes()) instanceof Commit.Applied(var stamp)
        ? Optional.of(
            new Outcome.Open(
                decision.reply(), new Seen<>(decision.reply(), stamp), open.number(), open.seen()))
        : Optional.empty();
  }

  private Outcomes end(Outcome.Open open, PurchaseEnd.Payer payer) {
    Instant deadline = open.purchase().timers().leaseUntil();
    Answer answer = new PurchaseEnd(around, deadline).write(verdict(open), open, payer);
    if (answer.status() != 202) {
      return answer.refused() ? Outcomes.Failed : Outcomes.Completed;
    }
    boolean isLong = open.purchase().createdAt().plus(LONG).isBefore(around.now());
    return isLong ? Outcomes.UndecidedLong : Outcomes.Undecided;
  }

  private Verdict verdict(Outcome.Open open) {
    Optional<Carrier> carrier = carriers.named(open.number().offer().listing().provider());
    if (carrier.isEmpty()) {
      return new Verdict.Undecided();
    }
    Purchase purchase = open.purchase();
    return switch (carrier.get().find(purchase.id(), purchase.e164())) {
      case CarrierAnswer.Accepted<Carrier.OnAccount>(var there) ->
          carrier.get().isBoughtBy(purchase.id(), there)
              ? bought(carrier.get(), there, purchase)
              : absent(purchase);
      case CarrierAnswer.Refused<Carrier.OnAccount>(var reason, var detail) ->
          refused(purchase, reason, detail);
      case CarrierAnswer.Pending<Carrier.OnAccount> _, CarrierAnswer.Unknown<Carrier.OnAccount> _ ->
          new Verdict.Undecided();
    };
  }

  private Verdict bought(Carrier carrier, Carrier.OnAccount there, Purchase purchase) {
    Instant latest = purchase.timers().leaseUntil();
    Pointing pointing = voice.point(carrier, purchase.e164(), there.carrierId(), latest);
    return new Verdict.Bought(new Outcome.Bought(there.carrierId(), pointing));
  }

  private Verdict refused(Purchase purchase, Refusal reason, String detail) {
    return switch (reason) {
      case ABSENT -> absent(purchase);
      case TAKEN, PRICE_CHANGED, REGULATORY -> Verdict.refused(reason, detail);
      case ACCOUNT_FUNDS, ACCOUNT, NOT_SET_UP, THROTTLED, NOT_SENT, UNSUPPORTED ->
          new Verdict.Undecided();
    };
  }

  /// Absent before and absent again after the quiet time means no.
  private Verdict absent(Purchase purchase) {
    boolean again = purchase.timers().attempts() > 1;
    return again && purchase.timers().isQuiet(around.now())
        ? new Verdict.Abandoned()
        : new Verdict.Undecided();
  }
}
