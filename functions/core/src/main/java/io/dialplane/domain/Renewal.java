package io.dialplane.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// When the next month is due, and until when calls go on while it is unpaid. `renewsAt` null:
/// never renews (imported). `missingSince`: gone at the carrier, and not renewed while it is.
public record Renewal(
    @Nullable Instant renewsAt, @Nullable Instant graceEndsAt, @Nullable Instant missingSince) {
  public static final Renewal NEVER = new Renewal(null, null, null);

  /// Nobody loses a number within a day of being told.
  private static final Duration LEAST_GRACE = Duration.ofHours(24);

  /// The first renewal of a number bought at `bought`: the same day of the next month, or that
  /// month's last day.
  public static Renewal after(Instant bought) {
    return new Renewal(month(bought, 1), null, null);
  }

  /// The day of month of `bought`, `months` later; the 31st becomes a short month's last day and
  /// comes back after it, since every month is counted from the purchase itself.
  public static Instant month(Instant bought, int months) {
    return bought.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
  }

  /// A month is to be paid now.
  public boolean isDue(Instant now) {
    return renewsAt != null && missingSince == null && !renewsAt.isAfter(now);
  }

  public boolean isPastDue() {
    return graceEndsAt != null;
  }

  /// Unpaid for longer than the grace: no call goes on.
  public boolean isGraceOver(Instant now) {
    return graceEndsAt != null && !graceEndsAt.isAfter(now);
  }

  /// The due month is paid. Where the next is due already, an unpaid number stays past due.
  Renewal paid(Instant bought, Instant now, int graceDays) {
    int months = 1;
    while (renewsAt != null && !month(bought, months).isAfter(renewsAt)) {
      months++;
    }
    Instant next = month(bought, months);
    Instant grace = graceEndsAt;
    return grace == null || next.isAfter(now)
        ? new Renewal(next, null, null)
        : new Renewal(next, later(grace, next.plus(Duration.ofDays(graceDays))), null);
  }

  /// The due month could not be paid.
  Renewal unpaid(Instant due, Instant now, int graceDays) {
    return new Renewal(
        due, later(due.plus(Duration.ofDays(graceDays)), now.plus(LEAST_GRACE)), missingSince);
  }

  Renewal missing(@Nullable Instant since) {
    return new Renewal(renewsAt, graceEndsAt, since);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
