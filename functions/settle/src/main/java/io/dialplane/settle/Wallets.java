package io.dialplane.settle;

import io.dialplane.domain.Change;
import io.dialplane.domain.Due;
import io.dialplane.domain.Event;
import io.dialplane.domain.Money;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Tenant;
import io.dialplane.domain.Wallet;
import io.dialplane.http.Surroundings;
import io.dialplane.port.Page;
import io.dialplane.port.PageRequest;
import io.dialplane.port.Ref;
import io.dialplane.port.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Looks a week ahead: tells a tenant whose balance will not cover its renewals, and reports unpaid
/// numbers that are protected from deletion. Once a day.
final class Wallets {
  private static final Duration AHEAD = Duration.ofDays(7);
  private static final int PAGE = 100;

  /// More than fall due within a week in any deployment that one function can settle.
  private static final int MOST_NUMBERS = 50_000;

  private final Surroundings around;

  Wallets(Surroundings around) {
    this.around = around;
  }

  boolean look(Run run) {
    Instant now = run.now();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    // In the order in which they were met, so that a run can be replayed.
    Map<Tenant, Money> due = new LinkedHashMap<>();
    boolean renewals = add(run, Due.RENEWAL, due);
    boolean behind = add(run, Due.POINTING, due);
    boolean unpaid = add(run, Due.PAST_DUE, due);
    due.forEach((tenant, amount) -> tell(run, tenant, amount, today));
    return renewals && behind && unpaid;
  }

  /// Adds up what falls due within the week; false where time ran out.
  private boolean add(Run run, Due kind, Map<Tenant, Money> due) {
    Instant until = run.now().plus(AHEAD);
    String after = null;
    int numbers = 0;
    do {
      if (!run.now().isBefore(run.deadline())) {
        return false;
      }
      Page<Ref.OfNumber> page =
          around.store().dueNumbers(kind, until, new PageRequest(after, PAGE));
      Snapshot seen = around.store().read(page.rows());
      for (Ref.OfNumber ref : page.rows()) {
        if (seen.get(ref).value() instanceof Owned number && number.renewal().isDue(until)) {
          due.merge(number.tenant(), number.price().monthly(), Money::plus);
          report(run, number);
        }
      }
      numbers += page.rows().size();
      after = page.next();
    } while (after != null && numbers < MOST_NUMBERS);
    return true;
  }

  private void report(Run run, Owned number) {
    if (number.renewal().isGraceOver(run.now()) && number.settings().deletionProtection()) {
      LocalDate today = LocalDate.ofInstant(run.now(), ZoneOffset.UTC);
      put(Event.stillPastDue(number, today));
    }
  }

  private void tell(Run run, Tenant tenant, Money due, LocalDate today) {
    Ref.OfWallet ref = new Ref.OfWallet(tenant);
    Wallet wallet = around.store().read(ref).found().orElse(Wallet.empty(tenant));
    if (!wallet.covers(due)) {
      put(Event.walletLow(tenant, wallet.available(), due, today));
      run.count("walletsLow");
    }
  }

  /// Its id is the day's, so what was told already is not told again.
  private void put(Event event) {
    around.store().commit(List.of(new Change.PutEvent(event)));
  }
}
