package io.dialplane.domain;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// When the next month is due, and until when calls go on while it is unpaid. Both null: never
/// renews (imported).
public record Renewal(@Nullable Instant renewsAt, @Nullable Instant graceEndsAt) {
  public static final Renewal NEVER = new Renewal(null, null);

  /// The first renewal of a number bought at `bought`: the same day of the next month, or that
  /// month's last day.
  public static Renewal after(Instant bought) {
    return new Renewal(month(bought, 1), null);
  }

  /// The day of month of `bought`, `months` later; the 31st becomes a short month's last day and
  /// comes back after it, since every month is counted from the purchase itself.
  public static Instant month(Instant bought, int months) {
    return bought.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
  }
}
