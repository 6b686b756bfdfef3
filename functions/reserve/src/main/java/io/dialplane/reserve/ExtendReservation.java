package io.dialplane.reserve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Decision;
import io.dialplane.domain.Holding;
import io.dialplane.domain.NumberId;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Reserved;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.Call;
import io.dialplane.http.Fields;
import io.dialplane.http.Nobody;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import io.dialplane.http.ReservationView;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.Carriers;
import io.dialplane.port.Ref;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Prolongs a hold by 30 minutes, once; the carrier's first.
///
/// Refuses, in this order: `not_found` for what is no open hold of the caller's, `invalid_state` a
/// second time, `carrier_refused`, `carrier_unavailable`.
public final class ExtendReservation implements Operation<Optional<NumberId>> {
  private final Carriers carriers;
  private final Duration more;

  ExtendReservation(Carriers carriers, Duration more) {
    this.carriers = carriers;
    this.more = more;
  }

  @Override
  public String name() {
    return "extend_reservation";
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
  public Optional<NumberId> parse(Fields in) {
    return Reservations.id(in);
  }

  @Override
  public ObjectNode example() {
    return Nobody.hold();
  }

  @Override
  public Plan plan(Tenant tenant, Optional<NumberId> id) {
    if (id.isEmpty()) {
      return Plan.reading(List.of(), call -> call.refuse(new Rejection.NotFound("reservation")));
    }
    Ref.OfNumber number = new Ref.OfNumber(id.get().e164());
    return Plan.reading(List.of(number), call -> run(call, number, id.get()));
  }

  private Answer run(Call call, Ref.OfNumber number, NumberId id) {
    Decision<Reserved> first =
        Holding.extend(call.seen().get(number), call.tenant(), id, call.now(), more);
    return switch (first) {
      case Decision.Refused<Reserved>(var rejection) -> call.refuse(rejection);
      case Decision.Done<Reserved>(var longer, _) ->
          switch (atCarrier(longer)) {
            case Agreed(var until) -> here(call, number, longer, until);
            case Declined(var rejection) -> call.refuse(rejection);
          };
    };
  }

  /// Writes the longer hold: it ends with the carrier's where that is earlier.
  private Answer here(Call call, Ref.OfNumber number, Reserved longer, Instant until) {
    boolean earlier = until.isBefore(longer.expiresAt());
    Duration agreed = earlier ? more.minus(Duration.between(until, longer.expiresAt())) : more;
    return call.transact(
        snapshot ->
            Holding.extend(snapshot.get(number), call.tenant(), longer.id(), call.now(), agreed),
        written -> Answer.ok(ReservationView.of(written)));
  }

  /// What the carrier says to a longer hold.
  private sealed interface Said permits Agreed, Declined {}

  private record Agreed(Instant until) implements Said {}

  private record Declined(Rejection rejection) implements Said {}

  private Said atCarrier(Reserved hold) {
    String carrierHold = hold.carrierHold();
    if (carrierHold == null) {
      return new Agreed(hold.expiresAt());
    }
    Optional<Carrier> carrier = carriers.named(hold.offer().listing().provider());
    if (carrier.isEmpty()) {
      return unavailable("The carrier that holds this number is not set up any more.");
    }
    return switch (carrier.get().extendHold(hold.e164(), carrierHold)) {
      case CarrierAnswer.Accepted<Carrier.Hold>(var held) ->
          new Agreed(held.expiresAt().truncatedTo(ChronoUnit.SECONDS));
      case CarrierAnswer.Refused<Carrier.Hold>(var reason, var detail) ->
          reason.isCarriersTrouble()
              ? unavailable(detail)
              : new Declined(new Rejection.CarrierRefused(detail));
      case CarrierAnswer.Pending<Carrier.Hold> _, CarrierAnswer.Unknown<Carrier.Hold> _ ->
          unavailable("The carrier did not confirm the longer hold.");
    };
  }

  private static Said unavailable(String detail) {
    return new Declined(new Rejection.CarrierUnavailable(detail));
  }
}
