package io.dialplane.search;

import io.dialplane.domain.E164;
import io.dialplane.domain.Mode;
import io.dialplane.domain.Tenant;
import io.dialplane.port.Carriers;
import io.dialplane.port.SideBySide;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Asks every carrier at the same time whether it lets us in, by a look-up that changes nothing.
/// The answers are kept for a little while, so that whoever asks often does not wear out a
/// carrier's patience.
final class Admissions {
  private static final Duration KEPT = Duration.ofSeconds(30);

  /// A number that nobody can have.
  private static final E164 NOBODYS = new E164("+12025550199");

  private final Carriers carriers;
  private final InstantSource clock;
  private final Map<Mode, Known> known = new ConcurrentHashMap<>();

  Admissions(Carriers carriers, InstantSource clock) {
    this.carriers = carriers;
    this.clock = clock;
  }

  /// What every carrier said, and until when that is taken as it is.
  private record Known(List<Admission> admissions, Instant until) {}

  /// In the carriers' order.
  List<Admission> of(Tenant tenant) {
    Known last = known.get(tenant.mode());
    if (last != null && clock.instant().isBefore(last.until())) {
      return last.admissions();
    }
    List<Admission> now =
        SideBySide.ask(
                carriers.of(tenant), carrier -> carrier.find(null, NOBODYS), carriers.patience())
            .stream()
            .map(Admission::of)
            .toList();
    known.put(tenant.mode(), new Known(now, clock.instant().plus(KEPT)));
    return now;
  }
}
