package io.dialplane.settle;

import io.dialplane.domain.Due;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Ownership;
import io.dialplane.domain.Pointing;
import io.dialplane.domain.Seen;
import io.dialplane.http.Surroundings;
import io.dialplane.http.VoicePointing;
import io.dialplane.port.Commit;
import io.dialplane.port.Ref;
import java.time.Instant;

/// Points the calls of numbers here whose carrier refused that before, or did not answer. The next
/// try is written down before the carrier is asked, so that a number which breaks something waits
/// like any other.
final class Pointings {
  private final VoicePointing voice;
  private final Surroundings around;

  Pointings(VoicePointing voice) {
    this.voice = voice;
    this.around = voice.around();
  }

  void settle(Run run, Instant until) {
    run.each(
        "pointing",
        page -> around.store().dueNumbers(Due.POINTING, run.now(), page),
        ref -> point(run, ref),
        until);
  }

  private void point(Run run, Ref.OfNumber ref) {
    Seen<NumberState> seen = around.store().read(ref);
    if (!(seen.value() instanceof Owned number) || !number.pointing().isDue(run.now())) {
      return;
    }
    Pointing next = number.pointing().trying(around.now(), voice.timing().lease());
    var trying = Ownership.point(number, seen, next);
    if (around.store().commit(trying.changes()) instanceof Commit.Applied(var stamp)) {
      tell(run, trying.reply(), stamp);
    }
  }

  private void tell(Run run, Owned number, String stamp) {
    Pointing now = voice.again(number, run.deadline());
    if (!now.equals(number.pointing())) {
      around.store().commit(Ownership.point(number, new Seen<>(number, stamp), now).changes());
    }
    run.count(now.done() ? "pointed" : "notPointed");
  }
}
