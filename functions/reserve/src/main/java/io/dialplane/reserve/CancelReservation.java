package io.dialplane.reserve;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.dialplane.port.Carriers;
import io.dialplane.port.Ref;
import java.util.List;
import java.util.Optional;

/// Gives a hold back: the number is free at once, for everyone.
///
/// Refuses `not_found` for what is no open hold of the caller's.
public final class CancelReservation implements Operation<Optional<NumberId>> {
  private final Carriers carriers;

  CancelReservation(Carriers carriers) {
    this.carriers = carriers;
  }

  @Override
  public String name() {
    return "cancel_reservation";
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
    Answer answer =
        call.transact(
            snapshot -> Holding.giveBack(snapshot.get(number), call.tenant(), id, call.now()),
            _ -> Answer.noContent());
    if (!answer.refused()
        && call.seen().get(number).value() instanceof Reserved held
        && held.id().equals(id)) {
      endAtCarrier(held);
    }
    return answer;
  }

  /// Best effort: where a carrier cannot end a hold early, it runs out there.
  private void endAtCarrier(Reserved held) {
    String carrierHold = held.carrierHold();
    if (carrierHold != null) {
      carriers
          .named(held.offer().listing().provider())
          .ifPresent(carrier -> carrier.releaseHold(held.e164(), carrierHold));
    }
  }
}
