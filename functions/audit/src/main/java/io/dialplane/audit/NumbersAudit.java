package io.dialplane.audit;

import io.dialplane.domain.Freed;
import io.dialplane.domain.Holds;
import io.dialplane.domain.Invariants;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Ordering;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Releasing;
import io.dialplane.domain.Reserved;
import io.dialplane.domain.StoredRequest;
import io.dialplane.domain.Tenant;
import io.dialplane.port.Page;
import io.dialplane.port.PageRequest;
import io.dialplane.port.Ref;
import io.dialplane.port.Snapshot;
import io.dialplane.port.Store;
import io.dialplane.port.Store.StoredNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Walks every number and holds it against the purchase or the hold that explains it.
final class NumbersAudit {
  /// What explains a page is read in one batch.
  private static final int PAGE = 100;

  private final Store store;
  private final Report report;
  private final Assigned assigned;

  NumbersAudit(Store store, Report report, Assigned assigned) {
    this.store = store;
    this.report = report;
    this.assigned = assigned;
  }

  void run(Instant now, BooleanSupplier timeIsLeft) {
    String after = null;
    do {
      if (!timeIsLeft.getAsBoolean()) {
        report.cutShort();
        return;
      }
      Page<StoredNumber> page = store.everyNumber(new PageRequest(after, PAGE));
      look(page.rows(), now);
      after = page.next();
    } while (after != null);
  }

  private void look(List<StoredNumber> numbers, Instant now) {
    Snapshot seen =
        store.read(
            numbers.stream()
                .flatMap(number -> number.state().stream())
                .flatMap(state -> behind(state).stream())
                .toList());
    for (StoredNumber number : numbers) {
      report.looked("numbers");
      if (number.state().isEmpty()) {
        report.add(List.of(Invariants.unreadable(number.e164())));
        continue;
      }
      NumberState state = number.state().get();
      if (state instanceof Owned owned) {
        assigned.add(owned);
      }
      List<Invariants.Break> breaks = breaks(state, number.expires(), seen, now);
      if (!breaks.isEmpty() && isUnchanged(state)) {
        report.add(breaks);
      }
    }
  }

  /// Life may have gone on between a number and what explains it.
  private boolean isUnchanged(NumberState state) {
    Ref.OfNumber ref = new Ref.OfNumber(state.e164());
    return store.read(ref).found().filter(state::equals).isPresent();
  }

  private static List<Invariants.Break> breaks(
      NumberState state, boolean expires, Snapshot seen, Instant now) {
    Optional<StoredRequest> purchase = purchase(state).flatMap(ref -> seen.get(ref).found());
    List<Invariants.Break> breaks = new ArrayList<>(Invariants.number(state, expires, purchase));
    if (state instanceof Reserved held) {
      Holds list =
          seen.get(new Ref.OfHolds(held.tenant())).found().orElse(Holds.none(held.tenant()));
      Invariants.hold(list, held, now).ifPresent(breaks::add);
    }
    return breaks;
  }

  /// What explains a number: its purchase, or its tenant's list of holds.
  private static Optional<Ref<?>> behind(NumberState state) {
    return state instanceof Reserved held
        ? Optional.of(new Ref.OfHolds(held.tenant()))
        : purchase(state).map(ref -> ref);
  }

  private static Optional<Ref.OfRequest> purchase(NumberState state) {
    return switch (state) {
      case Ordering ordering -> ref(ordering.tenant(), ordering.purchaseId());
      case Owned owned -> ref(owned.tenant(), owned.origin().purchaseId());
      case Releasing releasing ->
          ref(releasing.was().tenant(), releasing.was().origin().purchaseId());
      case Reserved _, Freed _ -> Optional.empty();
    };
  }

  private static Optional<Ref.OfRequest> ref(Tenant tenant, @Nullable String purchaseId) {
    return Optional.ofNullable(purchaseId).map(id -> new Ref.OfRequest(tenant, id));
  }
}
