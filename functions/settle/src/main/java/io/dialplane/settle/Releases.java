package io.dialplane.settle;

import io.dialplane.domain.Decision;
import io.dialplane.domain.Due;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Release;
import io.dialplane.domain.Releasing;
import io.dialplane.domain.Seen;
import io.dialplane.domain.StoredRequest;
import io.dialplane.domain.Timing;
import io.dialplane.http.Answer;
import io.dialplane.http.ReleaseEnd;
import io.dialplane.http.Surroundings;
import io.dialplane.port.Carriers;
import io.dialplane.port.Commit;
import io.dialplane.port.Ref;
import java.time.Instant;

/// Finishes releases that the carrier has not confirmed, and begins those of numbers whose grace is
/// over.
final class Releases {
  private final Surroundings around;
  private final Timing timing;
  private final ReleaseEnd end;

  Releases(Carriers carriers, Surroundings around, Timing timing) {
    this.around = around;
    this.timing = timing;
    this.end = new ReleaseEnd(carriers, around, timing);
  }

  void settle(Run run, Instant until) {
    run.each(
        "release",
        page -> around.store().dueNumbers(Due.RELEASE, run.now(), page),
        ref -> settle(run, ref),
        until);
  }

  private void settle(Run run, Ref.OfNumber ref) {
    Seen<NumberState> seen = around.store().read(ref);
    if (!(seen.value() instanceof Releasing releasing)
        || releasing.timers().dueAt().isAfter(run.now())) {
      return;
    }
    run.begins(releasing.timers().dueAt());
    boolean alone = releasing.timers().isQuiet(around.now());
    Release.Open open = new Release.Open(releasing, seen, record(releasing));
    var again = Release.again(open, timing.acting(releasing.timers(), around.now()));
    if (around.store().commit(again.changes()) instanceof Commit.Applied(var stamp)) {
      finish(
          run,
          new Release.Open(again.reply(), new Seen<>(again.reply(), stamp), open.request()),
          alone);
    }
  }

  /// The record of the keyed request that began it, which its end answers.
  private Seen<StoredRequest> record(Releasing releasing) {
    String requestId = releasing.requestId();
    if (requestId == null) {
      return Seen.absent();
    }
    Ref.OfRequest ref = new Ref.OfRequest(releasing.was().tenant(), requestId);
    return around.store().read(ref);
  }

  private void finish(Run run, Release.Open open, boolean alone) {
    Answer answer = end.release(open, run.deadline(), alone);
    if (answer.refused()) {
      run.count("releasesRefused");
    } else {
      run.count(answer.status() == 204 ? "releasesConfirmed" : "releasesOpen");
    }
  }

  /// Releases a number that nobody has paid for.
  void begin(Run run, Owned number, Seen<NumberState> seen) {
    Release.Requested by = Release.Requested.byNobody(number.tenant());
    Instant now = around.now();
    var decision = Release.begin(number, seen, by, timing.starting(now), now);
    if (decision instanceof Decision.Done<Releasing>(var releasing, var changes)
        && around.store().commit(changes) instanceof Commit.Applied(var stamp)) {
      finish(run, new Release.Open(releasing, new Seen<>(releasing, stamp), Seen.absent()), true);
    }
  }
}
