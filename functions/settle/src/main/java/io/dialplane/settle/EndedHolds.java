package io.dialplane.settle;

import io.dialplane.domain.Due;
import io.dialplane.domain.Holding;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Reserved;
import io.dialplane.domain.Seen;
import io.dialplane.http.Surroundings;
import io.dialplane.port.Carriers;
import io.dialplane.port.Commit;
import io.dialplane.port.Ref;
import java.time.Instant;

/// Clears away holds that have run out: tells of it, and ends what is left of them at the carrier.
/// Nobody waits for this: an expired hold is free at once for everyone.
final class EndedHolds {
  private final Carriers carriers;
  private final Surroundings around;

  EndedHolds(Carriers carriers, Surroundings around) {
    this.carriers = carriers;
    this.around = around;
  }

  void settle(Run run, Instant until) {
    run.each(
        "hold",
        page -> around.store().dueNumbers(Due.HOLD, run.now(), page),
        ref -> end(run, ref),
        until);
  }

  private void end(Run run, Ref.OfNumber ref) {
    Seen<NumberState> seen = around.store().read(ref);
    if (!(seen.value() instanceof Reserved held) || held.isOpen(run.now())) {
      return;
    }
    if (around.store().commit(Holding.expire(held, seen).changes()) instanceof Commit.Applied) {
      run.count("holdsExpired");
      String carrierHold = held.carrierHold();
      if (carrierHold != null) {
        carriers
            .named(held.offer().listing().provider())
            .ifPresent(carrier -> carrier.releaseHold(held.e164(), carrierHold));
      }
    }
  }
}
