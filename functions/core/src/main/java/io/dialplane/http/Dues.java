package io.dialplane.http;

import io.dialplane.domain.NumberState;
import io.dialplane.domain.NumberStatus;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Renewing;
import io.dialplane.domain.Seen;
import io.dialplane.domain.Tenant;
import io.dialplane.domain.Wallet;
import io.dialplane.port.Commit;
import io.dialplane.port.NumberFilter;
import io.dialplane.port.Page;
import io.dialplane.port.PageRequest;
import io.dialplane.port.Ref;
import io.dialplane.port.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Pays months that are due from the wallet, each once, as far as the money goes.
public final class Dues {
  private static final int PAGE = 100;

  /// So many unpaid numbers of a tenant at most are paid in one call; settle pays the rest.
  private static final int MOST_NUMBERS = 500;

  /// A number that slept for ten years is paid up in one go.
  private static final int MOST_MONTHS = 120;

  private final Surroundings around;
  private final int graceDays;

  public Dues(Surroundings around, int graceDays) {
    this.around = around;
    this.graceDays = graceDays;
  }

  /// What became of one number's due months.
  public enum Paid {
    NOTHING_DUE,
    PAID,
    UNPAID
  }

  /// Pays a tenant's unpaid numbers with money that has come in, the one that is due longest first.
  /// Where the store breaks off, the money is in all the same, and settle pays the rest.
  public void payAll(Tenant tenant, Instant deadline) {
    try {
      payEach(tenant, deadline);
    } catch (StoreUnavailable _) {
      // What is unpaid stays due.
    }
  }

  private void payEach(Tenant tenant, Instant deadline) {
    for (Owned number : unpaid(tenant)) {
      if (!around.clock().instant().isBefore(deadline)) {
        return;
      }
      pay(new Ref.OfNumber(number.e164()), deadline);
    }
  }

  private List<Owned> unpaid(Tenant tenant) {
    List<Owned> unpaid = new ArrayList<>();
    NumberFilter filter = new NumberFilter(tenant, NumberStatus.PAST_DUE, null);
    String after = null;
    do {
      Page<NumberState> page = around.store().numbers(filter, new PageRequest(after, PAGE));
      page.rows().forEach(number -> unpaid.add((Owned) number));
      after = page.next();
    } while (after != null && unpaid.size() < MOST_NUMBERS);
    unpaid.sort(
        Comparator.comparing(number -> Objects.requireNonNull(number.renewal().renewsAt())));
    return unpaid;
  }

  /// Pays one number's due months, the oldest first; without the money it becomes past due.
  public Paid pay(Ref.OfNumber ref, Instant deadline) {
    Paid paid = Paid.NOTHING_DUE;
    for (int month = 0; month < MOST_MONTHS; month++) {
      Seen<NumberState> seen = around.store().read(ref);
      Instant now = around.now();
      Optional<Owned> due =
          Optional.ofNullable(seen.value() instanceof Owned owned ? owned : null)
              .filter(owned -> owned.renewal().isDue(now));
      if (due.isEmpty() || !now.isBefore(deadline)) {
        return paid;
      }
      paid = pay(due.get(), seen, now);
      if (paid == Paid.UNPAID) {
        return paid;
      }
    }
    return paid;
  }

  private Paid pay(Owned number, Seen<NumberState> seen, Instant now) {
    Ref.OfWallet ref = new Ref.OfWallet(number.tenant());
    Wallet wallet = around.store().read(ref).found().orElse(Wallet.empty(number.tenant()));
    var done = Renewing.renew(number, seen, wallet, now, graceDays);
    boolean covered = wallet.covers(number.price().monthly());
    if (done.changes().isEmpty()) {
      return Paid.UNPAID;
    }
    boolean applied = around.store().commit(done.changes()) instanceof Commit.Applied;
    // A lost race is looked at again: somebody paid it, or changed the number or the wallet.
    return applied && !covered ? Paid.UNPAID : Paid.PAID;
  }
}
