package io.dialplane.purchase;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Claim;
import io.dialplane.domain.Decision;
import io.dialplane.domain.NumberId;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Outcome;
import io.dialplane.domain.PurchaseOrder;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Seen;
import io.dialplane.domain.Tenant;
import io.dialplane.domain.Timing;
import io.dialplane.http.Answer;
import io.dialplane.http.Call;
import io.dialplane.http.Fields;
import io.dialplane.http.Json;
import io.dialplane.http.MoneyRange;
import io.dialplane.http.Nobody;
import io.dialplane.http.Operation;
import io.dialplane.http.Part;
import io.dialplane.http.Plan;
import io.dialplane.http.Problems;
import io.dialplane.http.PurchaseEnd;
import io.dialplane.http.Surroundings;
import io.dialplane.http.Verdict;
import io.dialplane.http.VoicePointing;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.Carriers;
import io.dialplane.port.Commit;
import io.dialplane.port.Quotes;
import io.dialplane.port.Quotes.Quote;
import io.dialplane.port.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// Buys a number: T1 claims number, money and agent in one transaction, then goes one order to the
/// carrier, then T2 or TV writes its outcome. Between T1 and its outcome nothing is lost whatever
/// fails: the claim stands until settled.
///
/// Refuses, in this order: `agent_not_found`, `reservation_expired`, `number_unavailable`,
/// `price_changed`, `insufficient_funds`; then what the carrier refuses.
public final class BuyNumber implements Operation<PurchaseOrder> {
  private static final int CLAIM_ATTEMPTS = 3;
  private static final int LONGEST_ID = 200;
  private static final MoneyRange MONTHLY =
      new MoneyRange(BigDecimal.ZERO, new BigDecimal(100_000), 6);

  private final Quotes quotes;
  private final Surroundings around;
  private final Timing timing;
  private final CarrierOrder carrierOrder;

  BuyNumber(Carriers carriers, Surroundings around, Timing timing) {
    this.quotes = new Quotes(carriers);
    this.around = around;
    this.timing = timing;
    this.carrierOrder = new CarrierOrder(new VoicePointing(carriers, around, timing));
  }

  @Override
  public String name() {
    return "purchase";
  }

  @Override
  public Scope scope() {
    return Scope.NUMBERS_WRITE;
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public boolean needsBody() {
    return true;
  }

  @Override
  public PurchaseOrder parse(Fields in) {
    Part body = in.body();
    return new PurchaseOrder(
        body.e164("e164"),
        body.optionalText("reservationId", LONGEST_ID),
        body.optionalText("agentId", LONGEST_ID),
        body.money("maxMonthlyCost", false, MONTHLY).orElse(null));
  }

  @Override
  public ObjectNode example() {
    return Json.object().put("e164", Nobody.FREE).put("agentId", Nobody.AGENT);
  }

  @Override
  public Plan plan(Tenant tenant, PurchaseOrder order) {
    Session session = Session.of(tenant, order);
    return Plan.reading(session.reads(), call -> run(call, session));
  }

  private Answer run(Call call, Session session) {
    NumberId numberId = around.ids().of(session.order().e164());
    Claim.Sight sight = session.sight(call, call.seen());
    Optional<Rejection> early = Claim.refusal(asked(call, session, sight, numberId), sight);
    if (early.isPresent()) {
      return call.refuse(early.get());
    }
    return switch (quote(call, asked(call, session, sight, numberId), sight)) {
      case Quote.Found(var carrier, var offer) -> {
        Optional<Rejection> already = onAccountAlready(carrier, offer);
        yield already.isPresent()
            ? call.refuse(already.get())
            : claim(call, session, carrier, new Wanted(numberId, offer));
      }
      case Quote.Nobody() -> call.refuse(new Rejection.NumberUnavailable());
      case Quote.Unreachable(var detail) ->
          Problems.of(
              new Rejection.CarrierUnavailable("The carrier could not be asked: " + detail));
    };
  }

  /// What is held goes to the carrier that holds it.
  private Quote quote(Call call, Claim.Asked asked, Claim.Sight sight) {
    return Claim.ownHold(asked, sight)
        .map(held -> held.offer().listing().provider())
        .map(provider -> quotes.from(provider, call.tenant(), asked.order().e164()))
        .orElseGet(() -> quotes.of(call.tenant(), asked.order().e164()));
  }

  /// The number to be and what it costs today.
  private record Wanted(NumberId numberId, Offer offer) {}

  private Claim.Asked asked(Call call, Session session, Claim.Sight sight, NumberId numberId) {
    return new Claim.Asked(
        call.key(), session.order(), numberId, call.now(), quotes.isCertain(sight.number()));
  }

  /// Where a carrier's orders carry no reference, a number that lies on our account could later not
  /// be told from one that this order bought: it is looked up before anything is claimed.
  private static Optional<Rejection> onAccountAlready(Carrier carrier, Offer offer) {
    if (carrier.abilities().references()) {
      return Optional.empty();
    }
    return switch (carrier.find(null, offer.e164())) {
      case CarrierAnswer.Accepted<Carrier.OnAccount> _,
          CarrierAnswer.Pending<Carrier.OnAccount> _ ->
          Optional.of(new Rejection.NumberUnavailable());
      case CarrierAnswer.Refused<Carrier.OnAccount>(var reason, var detail) ->
          reason == CarrierAnswer.Refusal.ABSENT
              ? Optional.empty()
              : Optional.of(new Rejection.CarrierUnavailable(detail));
      case CarrierAnswer.Unknown<Carrier.OnAccount>(var detail) ->
          Optional.of(new Rejection.CarrierUnavailable(detail));
    };
  }

  private Answer claim(Call call, Session session, Carrier carrier, Wanted wanted) {
    Snapshot now = call.seen();
    for (int attempt = 0; attempt < CLAIM_ATTEMPTS; attempt++) {
      Claim.Sight sight = session.sight(call, now);
      Claim.Asked asked = asked(call, session, sight, wanted.numberId());
      Decision<Claim.Claimed> decision =
          Claim.claim(asked, sight, wanted.offer(), timing.starting(asked.now()));
      switch (decision) {
        case Decision.Refused<Claim.Claimed>(var rejection) -> {
          return call.refuse(rejection);
        }
        case Decision.Done<Claim.Claimed>(var claimed, var changes) -> {
          if (around.store().commit(changes) instanceof Commit.Applied(var stamp)) {
            return order(call, session, carrier, new Standing(open(claimed, stamp), now));
          }
        }
      }
      now = call.seeAgain();
      Optional<Answer> twin = call.replay(now);
      if (twin.isPresent()) {
        return twin.get();
      }
    }
    return Problems.of(new Rejection.Unavailable());
  }

  private static Outcome.Open open(Claim.Claimed claimed, String stamp) {
    return new Outcome.Open(
        claimed.purchase(),
        new Seen<>(claimed.purchase(), stamp),
        claimed.number(),
        new Seen<>(claimed.number(), stamp));
  }

  /// A claim that stands, and what was read before it.
  private record Standing(Outcome.Open open, Snapshot before) {}

  private Answer order(Call call, Session session, Carrier carrier, Standing standing) {
    Instant leaseUntil = standing.open().purchase().timers().leaseUntil();
    Instant latest = leaseUntil.isBefore(call.deadline()) ? leaseUntil : call.deadline();
    Verdict verdict = carrierOrder.place(carrier, standing.open(), latest);
    PurchaseEnd.Payer payer =
        new PurchaseEnd.Payer(
            session.wallet(standing.before(), call.tenant()), session.agent(standing.before()));
    return new PurchaseEnd(around, call.deadline()).write(verdict, standing.open(), payer);
  }
}
