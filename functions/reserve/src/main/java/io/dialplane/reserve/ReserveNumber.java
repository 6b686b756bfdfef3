package io.dialplane.reserve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.E164;
import io.dialplane.domain.Holding;
import io.dialplane.domain.Holds;
import io.dialplane.domain.NumberId;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Reserved;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Seen;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.Call;
import io.dialplane.http.Fields;
import io.dialplane.http.Json;
import io.dialplane.http.Nobody;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import io.dialplane.http.Problems;
import io.dialplane.http.ReservationView;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.Carriers;
import io.dialplane.port.Ids;
import io.dialplane.port.Quotes;
import io.dialplane.port.Quotes.Quote;
import io.dialplane.port.Ref;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds a number for 30 minutes at today's price: at the carrier first, where it can hold, then
/// here.
///
/// Refuses, in this order: `number_unavailable` for a number somebody has, `too_many_holds`,
/// `number_unavailable` for one that nobody sells or that the carrier will not hold,
/// `carrier_unavailable`.
public final class ReserveNumber implements Operation<E164> {
  private final Quotes quotes;
  private final Ids ids;
  private final Duration hold;

  ReserveNumber(Carriers carriers, Ids ids, Duration hold) {
    this.quotes = new Quotes(carriers);
    this.ids = ids;
    this.hold = hold;
  }

  @Override
  public String name() {
    return "reserve";
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
  public E164 parse(Fields in) {
    return in.body().e164("e164");
  }

  @Override
  public ObjectNode example() {
    return Json.object().put("e164", Nobody.FREE);
  }

  @Override
  public Plan plan(Tenant tenant, E164 e164) {
    Ref.OfNumber number = new Ref.OfNumber(e164);
    Ref.OfHolds holds = new Ref.OfHolds(tenant);
    return Plan.reading(List.of(number, holds), call -> run(call, number, holds));
  }

  private Answer run(Call call, Ref.OfNumber number, Ref.OfHolds holds) {
    Seen<NumberState> seen = call.seen().get(number);
    Instant now = call.now();
    Optional<Reserved> own = Holding.existing(seen, call.tenant(), now);
    if (own.isPresent()) {
      return call.transact(
          _ -> io.dialplane.domain.Decision.done(own.get()),
          held -> Answer.ok(ReservationView.of(held)));
    }
    Optional<Rejection> early =
        Holding.refusal(seen, call.seen().get(holds), now, quotes.isCertain(seen));
    if (early.isPresent()) {
      return call.refuse(early.get());
    }
    return switch (quotes.of(call.tenant(), number.e164())) {
      case Quote.Found(var carrier, var offer) -> atCarrier(call, carrier, offer);
      case Quote.Nobody() -> call.refuse(new Rejection.NumberUnavailable());
      case Quote.Unreachable(var detail) -> unreachable(detail);
    };
  }

  private Answer atCarrier(Call call, Carrier carrier, Offer offer) {
    // Whole seconds, as TTL counts: a hold lasts exactly as long as it says.
    Instant now = call.now().truncatedTo(ChronoUnit.SECONDS);
    NumberId id = ids.of(offer.e164());
    if (!carrier.abilities().holds() || !offer.reservable()) {
      return here(call, carrier, wanted(call, id, offer, now, null));
    }
    return switch (carrier.hold(offer.e164(), id.toString())) {
      case CarrierAnswer.Accepted<Carrier.Hold>(var held) ->
          here(call, carrier, wanted(call, id, offer, now, held));
      case CarrierAnswer.Refused<Carrier.Hold>(var reason, var detail) ->
          reason.isCarriersTrouble()
              ? unreachable(detail)
              : call.refuse(new Rejection.NumberUnavailable());
      case CarrierAnswer.Pending<Carrier.Hold> _ -> unreachable("the hold is not confirmed yet");
      case CarrierAnswer.Unknown<Carrier.Hold>(var detail) -> unreachable(detail);
    };
  }

  private static Answer unreachable(String detail) {
    return Problems.of(
        new Rejection.CarrierUnavailable("The carrier could not hold the number: " + detail));
  }

  /// The hold as it is to be: the earlier end of ours and the carrier's.
  private Reserved wanted(
      Call call, NumberId id, Offer offer, Instant now, Carrier.@Nullable Hold held) {
    Instant ours = now.plus(hold);
    Instant end = held == null || ours.isBefore(held.expiresAt()) ? ours : held.expiresAt();
    return new Reserved(
        call.tenant(),
        id,
        offer,
        now,
        end.truncatedTo(ChronoUnit.SECONDS),
        held != null,
        false,
        held == null ? null : held.id());
  }

  private Answer here(Call call, Carrier carrier, Reserved wanted) {
    Ref.OfNumber number = new Ref.OfNumber(wanted.e164());
    Ref.OfHolds holds = new Ref.OfHolds(call.tenant());
    Answer answer =
        call.transact(
            snapshot -> {
              Seen<NumberState> seen = snapshot.get(number);
              Seen<Holds> held = snapshot.get(holds);
              return Holding.reserve(wanted, seen, held, quotes.isCertain(seen));
            },
            held -> {
              boolean again = !held.id().equals(wanted.id());
              return again
                  ? Answer.ok(ReservationView.of(held))
                  : Answer.created(ReservationView.of(held));
            });
    String carrierHold = wanted.carrierHold();
    if (answer.refused() && carrierHold != null) {
      // Whatever it answers: a hold that is not given back there runs out by itself.
      carrier.releaseHold(wanted.e164(), carrierHold);
    }
    return answer;
  }
}
