package io.dialplane.http;

import io.dialplane.domain.E164;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Pointing;
import io.dialplane.domain.Timing;
import io.dialplane.port.Carrier;
import io.dialplane.port.Carrier.Calls;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.Carriers;
import java.time.Instant;

/// Has carriers send the calls of our numbers here. Whatever a carrier says to that, the number is
/// owned all the same: what came to nothing is due again, and the number says that it is not live.
public record VoicePointing(Carriers carriers, Surroundings around, Timing timing) {

  /// Of a number that the carrier has not been asked about yet.
  public Pointing untried(Carrier carrier) {
    return switch (carrier.calls()) {
      case ARE_HERE -> Pointing.DONE;
      case ARE_POINTED -> Pointing.due(around.now().plus(timing.lease()));
      case HAVE_NO_WAY -> Pointing.NOWHERE;
    };
  }

  /// Asks the carrier, if its answer can still be heard before `latest`.
  public Pointing point(Carrier carrier, E164 e164, String carrierId, Instant latest) {
    boolean inTime = !around.clock().instant().plus(timing.carrierTimeout()).isAfter(latest);
    return carrier.calls() == Calls.ARE_POINTED
            && inTime
            && carrier.pointVoice(e164, carrierId)
                instanceof CarrierAnswer.Accepted<Carrier.Confirmed>
        ? Pointing.DONE
        : untried(carrier);
  }

  /// The same for a number that is owned, where it is not pointed yet. What was due stays due.
  public Pointing again(Owned number, Instant latest) {
    Pointing before = number.pointing();
    if (before.done()) {
      return before;
    }
    return carriers
        .named(number.listing().provider())
        .map(carrier -> point(carrier, number.e164(), number.origin().carrierId(), latest))
        .filter(now -> before.dueAt() == null || now.dueAt() == null)
        .orElse(before);
  }
}
