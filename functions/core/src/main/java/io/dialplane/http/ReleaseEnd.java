package io.dialplane.http;

import io.dialplane.domain.Decision;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Release;
import io.dialplane.domain.Timing;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.port.Carriers;
import io.dialplane.port.Commit;
import io.dialplane.port.StoreUnavailable;
import java.time.Instant;
import java.util.Optional;

/// The carrier's part of a release, and its end. Freed here only once the carrier has confirmed;
/// what this leaves open stays due work.
public final class ReleaseEnd {
  private final Carriers carriers;
  private final Surroundings around;
  private final Timing timing;

  public ReleaseEnd(Carriers carriers, Surroundings around, Timing timing) {
    this.carriers = carriers;
    this.around = around;
    this.timing = timing;
  }

  /// Asks the carrier, under the release's lease, and writes what came of it: 204, the carrier's
  /// refusal, or 202 while nobody knows. `alone`: no earlier try may still be applied there, which
  /// would undo a number that was given back.
  public Answer release(Release.Open open, Instant deadline, boolean alone) {
    Owned was = open.number().was();
    Optional<Carrier> carrier = carriers.named(was.listing().provider());
    Instant leaseUntil = open.number().timers().leaseUntil();
    Instant latest = leaseUntil.isBefore(deadline) ? leaseUntil : deadline;
    if (carrier.isEmpty() || around.now().plus(timing.carrierTimeout()).isAfter(latest)) {
      // No time to hear the answer, or nobody to ask until CARRIERS names it again.
      return undecided(open);
    }
    return switch (carrier.get().release(was.e164(), was.origin().carrierId())) {
      case CarrierAnswer.Accepted<Carrier.Confirmed> _ ->
          write(open, Release.confirm(open, around.now()), Answer.noContent());
      case CarrierAnswer.Refused<Carrier.Confirmed>(var reason, var detail) ->
          reason == Refusal.REGULATORY && alone && isStillThere(carrier.get(), open)
              ? giveBack(open, detail)
              : undecided(open);
      case CarrierAnswer.Pending<Carrier.Confirmed> _, CarrierAnswer.Unknown<Carrier.Confirmed> _ ->
          undecided(open);
    };
  }

  /// A first try that was refused has changed nothing; after others the carrier is asked.
  private static boolean isStillThere(Carrier carrier, Release.Open open) {
    Owned was = open.number().was();
    return open.number().timers().attempts() == 0
        || carrier.find(was.origin().purchaseId(), was.e164())
            instanceof CarrierAnswer.Accepted<Carrier.OnAccount>;
  }

  private Answer giveBack(Release.Open open, String reason) {
    Answer refusal = Problems.of(new Rejection.CarrierRefused(reason));
    return write(open, Release.giveBack(open, refusal.stored()), refusal);
  }

  /// Writes the end. Where it cannot be written now, the release is still under way and settle ends
  /// it.
  private Answer write(Release.Open open, Decision.Done<?> done, Answer answer) {
    try {
      return around.store().commit(done.changes()) instanceof Commit.Applied
          ? answer
          : undecided(open);
    } catch (StoreUnavailable _) {
      return undecided(open);
    }
  }

  private Answer undecided(Release.Open open) {
    return Answer.accepted(NumberView.of(open.number(), null, around.now()));
  }
}
