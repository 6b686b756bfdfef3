package io.dialplane.release;

import io.dialplane.domain.Decision;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Release;
import io.dialplane.domain.Releasing;
import io.dialplane.domain.RequestKey;
import io.dialplane.domain.Seen;
import io.dialplane.domain.StoredRequest;
import io.dialplane.http.Answer;
import io.dialplane.http.Call;
import io.dialplane.http.NumberView;
import io.dialplane.http.Problems;
import io.dialplane.http.Surroundings;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.port.Carriers;
import io.dialplane.port.Commit;
import io.dialplane.port.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;

/// The carrier's part of a release. Freed here only once the carrier has confirmed; what it leaves
/// open stays due work.
final class AtCarrier {
  private final Carriers carriers;
  private final Surroundings around;
  private final Duration timeout;

  AtCarrier(Carriers carriers, Surroundings around, Duration timeout) {
    this.carriers = carriers;
    this.around = around;
    this.timeout = timeout;
  }

  /// A release that this very request has begun under `stamp`.
  static Release.Open open(RequestKey key, Releasing releasing, String stamp) {
    Seen<StoredRequest> record =
        key.keyed()
            ? new Seen<>(
                new StoredRequest.Release(
                    key.tenant(), key.id(), key.fingerprint(), releasing.was().id(), null),
                stamp)
            : Seen.absent();
    return new Release.Open(releasing, new Seen<>(releasing, stamp), record);
  }

  Answer release(Call call, Release.Open open) {
    Owned was = open.number().was();
    if (around.clock().instant().plus(timeout).isAfter(call.deadline())) {
      return undecided(open);
    }
    Optional<Carrier> carrier = carriers.named(was.listing().provider());
    if (carrier.isEmpty()) {
      // Due work for as long as it takes until CARRIERS names it again.
      return undecided(open);
    }
    return switch (carrier.get().release(was.e164(), was.origin().carrierId())) {
      case CarrierAnswer.Accepted<Carrier.Confirmed> _ ->
          write(open, Release.confirm(open, call.now()), Answer.noContent());
      case CarrierAnswer.Refused<Carrier.Confirmed>(var reason, var detail) ->
          reason == Refusal.REGULATORY ? giveBack(open, detail) : undecided(open);
      case CarrierAnswer.Pending<Carrier.Confirmed> _, CarrierAnswer.Unknown<Carrier.Confirmed> _ ->
          undecided(open);
    };
  }

  private Answer giveBack(Release.Open open, String reason) {
    Answer refusal = Problems.of(new Rejection.CarrierRefused(reason));
    return write(open, Release.giveBack(open, refusal.stored()), refusal);
  }

  /// Writes the end. Where it cannot be written now, the release is still under way and settle ends
  /// it.
  private <R> Answer write(Release.Open open, Decision<R> decision, Answer answer) {
    try {
      var done = (Decision.Done<R>) decision;
      return around.store().commit(done.changes()) instanceof Commit.Applied
          ? answer
          : undecided(open);
    } catch (StoreUnavailable _) {
      return undecided(open);
    }
  }

  private static Answer undecided(Release.Open open) {
    return Answer.accepted(NumberView.of(open.number(), null));
  }
}
