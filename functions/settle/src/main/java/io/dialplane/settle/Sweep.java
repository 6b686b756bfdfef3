package io.dialplane.settle;

import io.dialplane.domain.Change;
import io.dialplane.domain.E164;
import io.dialplane.domain.Event;
import io.dialplane.domain.Freed;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Ordering;
import io.dialplane.domain.Orphan;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Ownership;
import io.dialplane.domain.Pointing;
import io.dialplane.domain.Purchase;
import io.dialplane.domain.Releasing;
import io.dialplane.domain.Renewing;
import io.dialplane.domain.Reserved;
import io.dialplane.domain.Seen;
import io.dialplane.http.Surroundings;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.Ref;
import io.dialplane.port.Snapshot;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Holds the carrier's own list against the table: what a failed purchase left there is recorded,
/// what is gone there is flagged. Nothing is ever released by this.
final class Sweep {
  private final Surroundings around;

  Sweep(Surroundings around) {
    this.around = around;
  }

  /// True once everything was compared; false where the carrier did not answer or time ran out.
  boolean over(Run run, Carrier carrier) {
    Instant began = run.now();
    Optional<Set<E164>> there = onAccount(run, carrier);
    there.ifPresent(numbers -> new MissingNumbers(around, carrier).flag(run, numbers, began));
    return there.isPresent() && run.now().isBefore(run.deadline());
  }

  /// Every number on the account, each compared with the table; empty where the list broke off.
  private Optional<Set<E164>> onAccount(Run run, Carrier carrier) {
    Set<E164> there = new HashSet<>();
    String cursor = null;
    do {
      if (!(carrier.owned(cursor) instanceof CarrierAnswer.Accepted<Carrier.AccountPage>(var page))
          || !run.now().isBefore(run.deadline())) {
        return Optional.empty();
      }
      compare(run, carrier, page.numbers());
      page.numbers().forEach(number -> there.add(number.offer().e164()));
      cursor = page.next();
    } while (cursor != null);
    return Optional.of(there);
  }

  private void compare(Run run, Carrier carrier, List<Carrier.OnAccount> numbers) {
    Snapshot seen =
        around.store().read(numbers.stream().map(each -> ref(each.offer().e164())).toList());
    for (Carrier.OnAccount number : numbers) {
      Seen<NumberState> here = seen.get(ref(number.offer().e164()));
      run.guarded("sweep", () -> compare(run, carrier, number, here));
    }
  }

  private void compare(Run run, Carrier carrier, Carrier.OnAccount there, Seen<NumberState> here) {
    boolean unknown =
        here.found()
            .map(
                state ->
                    switch (state) {
                      case Owned _, Releasing _, Ordering _ -> false;
                      // A carrier's list may lag behind a release.
                      case Freed freed -> freed.isOver(run.now());
                      case Reserved _ -> true;
                    })
            .orElse(true);
    if (unknown) {
      unknown(run, carrier, there);
    } else if (here.value() instanceof Owned owned) {
      owned(run, carrier, owned, here);
    }
  }

  /// There again after it was missing; or never pointed, for want of a setting that is there now.
  private void owned(Run run, Carrier carrier, Owned owned, Seen<NumberState> here) {
    if (owned.renewal().missingSince() != null) {
      around.store().commit(Renewing.flag(owned, here, null).changes());
      run.count("found");
    } else if (owned.pointing().equals(Pointing.NOWHERE)
        && carrier.calls() == Carrier.Calls.ARE_POINTED) {
      Pointing due = Pointing.due(run.now());
      around.store().commit(Ownership.point(owned, here, due).changes());
    }
  }

  /// A number that nobody here owns: left by a failed purchase, or one that could be imported.
  private void unknown(Run run, Carrier carrier, Carrier.OnAccount there) {
    E164 e164 = there.offer().e164();
    Optional<Purchase> purchase = purchaseBehind(carrier, there);
    if (purchase.isEmpty()) {
      run.count("unclaimed");
      return;
    }
    run.count("orphans");
    Ref.OfOrphan ref = new Ref.OfOrphan(e164);
    Seen<Orphan> known = around.store().read(ref);
    if (known.found().filter(old -> old.purchaseId().equals(purchase.get().id())).isEmpty()) {
      Instant now = around.now();
      Orphan orphan = Orphan.of(purchase.get(), carrier.name(), there.carrierId(), now);
      around
          .store()
          .commit(
              List.of(
                  new Change.PutOrphan(orphan, known),
                  new Change.PutEvent(Event.orphaned(purchase.get(), now))));
    }
  }

  /// The abandoned purchase that bought it: by our reference, where the carrier keeps one.
  private Optional<Purchase> purchaseBehind(Carrier carrier, Carrier.OnAccount there) {
    return around.store().abandoned(there.offer().e164()).stream()
        .filter(purchase -> carrier.isBoughtBy(purchase.id(), there))
        .findFirst();
  }

  private static Ref.OfNumber ref(E164 e164) {
    return new Ref.OfNumber(e164);
  }
}
