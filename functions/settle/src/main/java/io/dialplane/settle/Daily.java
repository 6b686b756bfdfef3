package io.dialplane.settle;

import io.dialplane.domain.Change;
import io.dialplane.domain.Duty;
import io.dialplane.domain.Seen;
import io.dialplane.http.Surroundings;
import io.dialplane.port.Commit;
import io.dialplane.port.Ref;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Does something once a day, whoever comes first: under a lease, so that one that died is taken up
/// by another.
final class Daily {
  /// Longer than the function's timeout.
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final Surroundings around;

  Daily(Surroundings around) {
    this.around = around;
  }

  /// `work` tells whether it came to its end; otherwise it is tried again when the lease is over.
  void once(Run run, String name, BooleanSupplier work) {
    Ref.OfDuty ref = new Ref.OfDuty(name);
    Seen<Duty> seen = around.store().read(ref);
    Optional<Duty> taken = Duty.take(seen, name, around.now(), LEASE);
    if (taken.isEmpty()) {
      return;
    }
    if (around.store().commit(List.of(new Change.PutDuty(taken.get(), seen)))
            instanceof Commit.Applied(var stamp)
        && work.getAsBoolean()) {
      run.count("duties");
      Duty done = taken.get().done(around.now());
      around.store().commit(List.of(new Change.PutDuty(done, new Seen<>(taken.get(), stamp))));
    }
  }
}
