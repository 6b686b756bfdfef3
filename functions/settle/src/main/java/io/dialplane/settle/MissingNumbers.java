package io.dialplane.settle;

import io.dialplane.domain.E164;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Renewing;
import io.dialplane.domain.Seen;
import io.dialplane.http.Surroundings;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.port.Page;
import io.dialplane.port.PageRequest;
import io.dialplane.port.Ref;
import io.dialplane.port.Store;
import java.time.Instant;
import java.util.Set;

/// Flags numbers that are owned here and gone at their carrier: not renewed until they are there
/// again. A list may lag, so the carrier is asked for each by itself before it is flagged.
final class MissingNumbers {
  private static final int PAGE = 200;

  private final Surroundings around;
  private final Carrier carrier;

  MissingNumbers(Surroundings around, Carrier carrier) {
    this.around = around;
    this.carrier = carrier;
  }

  /// `there` is the carrier's whole list, which was begun at `began`.
  void flag(Run run, Set<E164> there, Instant began) {
    String after = null;
    do {
      Page<Store.StoredNumber> page = around.store().everyNumber(new PageRequest(after, PAGE));
      for (Store.StoredNumber number : page.rows()) {
        if (number.state().orElse(null) instanceof Owned owned
            && owned.listing().provider().equals(carrier.name())
            && owned.createdAt().isBefore(began)
            && !there.contains(owned.e164())) {
          run.guarded("sweep", () -> confirm(run, owned.e164()));
        }
      }
      after = page.next();
    } while (after != null && run.now().isBefore(run.deadline()));
  }

  private void confirm(Run run, E164 e164) {
    Ref.OfNumber ref = new Ref.OfNumber(e164);
    Seen<NumberState> seen = around.store().read(ref);
    if (!(seen.value() instanceof Owned owned) || !isAbsent(owned)) {
      return;
    }
    run.count("missing");
    if (owned.renewal().missingSince() == null) {
      around.store().commit(Renewing.flag(owned, seen, around.now()).changes());
    }
  }

  private boolean isAbsent(Owned owned) {
    return carrier.find(owned.origin().purchaseId(), owned.e164()).isRefused(Refusal.ABSENT);
  }
}
