package io.dialplane.settle;

import io.dialplane.domain.Timing;
import io.dialplane.http.Dues;
import io.dialplane.http.Surroundings;
import io.dialplane.http.VoicePointing;
import io.dialplane.port.Carrier;
import io.dialplane.port.Carriers;
import java.time.Instant;

/// Does what is due now. What waits for nobody comes first, and what asks carriers shares the time
/// that is left, so that a slow carrier holds up nothing else. Safe to run twice at once: every
/// item is taken by a condition.
final class Settle {
  private final Carriers carriers;
  private final Surroundings around;
  private final Purchases purchases;
  private final Releases releases;
  private final Pointings pointings;
  private final Renewals renewals;
  private final EndedHolds holds;
  private final Daily daily;

  Settle(Carriers carriers, Surroundings around, Timing timing) {
    this.carriers = carriers;
    this.around = around;
    VoicePointing voice = new VoicePointing(carriers, around, timing);
    this.purchases = new Purchases(voice);
    this.releases = new Releases(carriers, around, timing);
    this.pointings = new Pointings(voice);
    this.renewals = new Renewals(around, new Dues(around, timing.graceDays()), releases);
    this.holds = new EndedHolds(carriers, around);
    this.daily = new Daily(around);
  }

  Run run(Instant deadline) {
    Run run = new Run(around, deadline);
    run.guarded("purchase", () -> purchases.settle(run, run.share(3)));
    run.guarded("release", () -> releases.settle(run, run.share(3)));
    run.guarded("pointing", () -> pointings.settle(run, run.share(3)));
    run.guarded("renewal", () -> renewals.settle(run, run.share(2)));
    run.guarded("hold", () -> holds.settle(run, run.share(2)));
    run.guarded("wallets", () -> daily.once(run, "wallets", () -> new Wallets(around).look(run)));
    for (Carrier carrier : carriers.all()) {
      run.guarded(
          "sweep",
          () ->
              daily.once(
                  run, "sweep:" + carrier.name(), () -> new Sweep(around).over(run, carrier)));
    }
    return run;
  }
}
