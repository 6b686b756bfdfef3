package io.dialplane.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.E164;
import io.dialplane.domain.Freed;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Ordering;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Releasing;
import io.dialplane.domain.Reserved;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.Call;
import io.dialplane.http.Fields;
import io.dialplane.http.Json;
import io.dialplane.http.Nobody;
import io.dialplane.http.OfferView;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import io.dialplane.http.Problems;
import io.dialplane.port.Quotes;
import io.dialplane.port.Quotes.Quote;
import io.dialplane.port.Ref;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tells what one number costs now. One's own hold answers with the price that is held.
///
/// Refuses, in this order: `not_found` where somebody else has it or nobody sells it,
/// `carrier_unavailable`.
public final class GetAvailable implements Operation<E164> {
  private final Quotes quotes;

  GetAvailable(Quotes quotes) {
    this.quotes = quotes;
  }

  @Override
  public String name() {
    return "get_available";
  }

  @Override
  public Scope scope() {
    return Scope.NUMBERS_READ;
  }

  @Override
  public boolean changes() {
    return false;
  }

  @Override
  public E164 parse(Fields in) {
    return in.path().e164("e164");
  }

  @Override
  public ObjectNode example() {
    return Json.object().put("e164", Nobody.FREE);
  }

  @Override
  public Plan plan(Tenant tenant, E164 e164) {
    Ref.OfNumber number = new Ref.OfNumber(e164);
    return Plan.reading(
        List.of(number), call -> answer(call, e164, call.seen().get(number).found(), call.now()));
  }

  private Answer answer(Call call, E164 e164, Optional<NumberState> state, Instant now) {
    boolean free =
        state
            .map(
                known ->
                    switch (known) {
                      case Reserved held -> !held.isOpen(now);
                      case Freed _ -> true;
                      case Ordering _, Owned _, Releasing _ -> false;
                    })
            .orElse(true);
    if (free) {
      return quoted(call, e164);
    }
    return state.get() instanceof Reserved held && held.isOpenFor(call.tenant(), now)
        ? say(held.offer())
        : nobody(call);
  }

  private Answer quoted(Call call, E164 e164) {
    return switch (quotes.of(call.tenant(), e164)) {
      case Quote.Found(_, var offer) -> say(offer);
      case Quote.Nobody() -> nobody(call);
      case Quote.Unreachable(var detail) ->
          Problems.of(
              new Rejection.CarrierUnavailable("The carrier could not be asked: " + detail));
    };
  }

  private static Answer nobody(Call call) {
    return call.refuse(new Rejection.NotFound("number for sale now"));
  }

  private static Answer say(Offer offer) {
    return Answer.ok(OfferView.of(offer, null, false));
  }
}
