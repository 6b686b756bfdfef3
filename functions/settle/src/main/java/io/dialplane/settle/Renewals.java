package io.dialplane.settle;

import io.dialplane.domain.Due;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Seen;
import io.dialplane.http.Dues;
import io.dialplane.http.Surroundings;
import io.dialplane.port.Ref;
import java.time.Instant;

/// Charges the months that are due, tries again where money was lacking, and lets go of numbers
/// whose grace is over.
final class Renewals {
  private final Surroundings around;
  private final Dues dues;
  private final Releases releases;

  Renewals(Surroundings around, Dues dues, Releases releases) {
    this.around = around;
    this.dues = dues;
    this.releases = releases;
  }

  void settle(Run run, Instant until) {
    run.each(
        "renewal",
        page -> around.store().dueNumbers(Due.RENEWAL, run.now(), page),
        ref -> renew(run, ref),
        until);
    // A month may fall due behind a pointing that is: no carrier keeps a renewal waiting.
    run.each(
        "renewal",
        page -> around.store().dueNumbers(Due.POINTING, run.now(), page),
        ref -> renew(run, ref),
        until);
    run.each(
        "past_due",
        page -> around.store().dueNumbers(Due.PAST_DUE, run.now(), page),
        ref -> pastDue(run, ref),
        until);
  }

  private void renew(Run run, Ref.OfNumber ref) {
    switch (dues.pay(ref, run.deadline())) {
      case PAID -> run.count("renewalsPaid");
      case UNPAID -> run.count("renewalsUnpaid");
      case NOTHING_DUE -> {}
    }
  }

  /// Money may have come since: it is asked for before the number is let go.
  private void pastDue(Run run, Ref.OfNumber ref) {
    if (dues.pay(ref, run.deadline()) == Dues.Paid.PAID) {
      run.count("renewalsPaid");
      return;
    }
    Seen<NumberState> seen = around.store().read(ref);
    if (seen.value() instanceof Owned number && number.renewal().isGraceOver(run.now())) {
      if (number.settings().deletionProtection()) {
        run.count("protectedPastDue");
      } else {
        releases.begin(run, number, seen);
      }
    }
  }
}
