package io.dialplane.domain;

import io.dialplane.domain.Change.Book;
import io.dialplane.domain.Change.PutEvent;
import io.dialplane.domain.Change.PutNumber;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides on a number's next month: paid from the wallet once for each period, or past due.
public final class Renewing {

  private Renewing() {}

  /// Pays one due month, the oldest. Without the money a number becomes past due, and one that is
  /// past due already stays as it is.
  public static Decision.Done<Owned> renew(
      Owned number, Seen<NumberState> seen, Wallet wallet, Instant now, int graceDays) {
    if (!number.renewal().isDue(now)) {
      return Decision.done(number);
    }
    Money monthly = number.price().monthly();
    if (wallet.covers(monthly)) {
      return pay(number, seen, wallet, now, graceDays);
    }
    if (number.renewal().isPastDue()) {
      return Decision.done(number);
    }
    Instant due = Objects.requireNonNull(number.renewal().renewsAt());
    Owned unpaid = number.withRenewal(number.renewal().unpaid(due, now, graceDays));
    return Decision.done(
        unpaid, new PutNumber(unpaid, seen), new PutEvent(Event.pastDue(unpaid, now)));
  }

  private static Decision.Done<Owned> pay(
      Owned number, Seen<NumberState> seen, Wallet wallet, Instant now, int graceDays) {
    Instant due = Objects.requireNonNull(number.renewal().renewsAt());
    Owned paid = number.withRenewal(number.renewal().paid(number.createdAt(), now, graceDays));
    String period = due.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    LedgerEntry.Cause cause =
        new LedgerEntry.Cause(LedgerEntry.Type.RENTAL, number.e164(), number.id() + " " + period);
    LedgerEntry entry = wallet.next(cause, number.price().monthly().negated(), now);
    return Decision.done(
        paid,
        new PutNumber(paid, seen),
        new Book(entry, false),
        new PutEvent(Event.ofEntry(EventType.WALLET_DEBITED, entry)));
  }

  /// Flags a number that its carrier no longer has, or takes the flag away (`since` null).
  public static Decision.Done<Owned> flag(
      Owned number, Seen<NumberState> seen, @Nullable Instant since) {
    Owned flagged = number.withRenewal(number.renewal().missing(since));
    return Decision.done(flagged, new PutNumber(flagged, seen));
  }
}
