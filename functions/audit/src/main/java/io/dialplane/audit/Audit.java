package io.dialplane.audit;

import io.dialplane.domain.Invariants;
import io.dialplane.domain.Invariants.Break;
import io.dialplane.domain.Mode;
import io.dialplane.domain.Organization;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Surroundings;
import io.dialplane.port.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/// Holds every wallet, ledger, purchase, number, hold and agent against each other, and changes
/// nothing. What looks broken while money moves is looked at again.
public final class Audit {
  private static final int ATTEMPTS = 4;

  private final Surroundings around;
  private final Duration pause;

  /// `pause` lets an index catch up before something is called broken.
  public Audit(Surroundings around, Duration pause) {
    this.around = around;
    this.pause = pause;
  }

  public Report run(Instant deadline) {
    Report report = new Report();
    Assigned assigned = new Assigned();
    Instant now = around.clock().instant();
    new NumbersAudit(around.store(), report, assigned)
        .run(now, () -> around.clock().instant().isBefore(deadline));
    for (Tenant tenant : tenants()) {
      if (!around.clock().instant().isBefore(deadline)) {
        report.cutShort();
        return report;
      }
      TenantAudit audit = new TenantAudit(around.store(), tenant, report, assigned);
      report.looked("wallets");
      guarded(tenant, report, () -> report.add(money(audit)));
      guarded(tenant, report, () -> audit.holds(now));
      guarded(tenant, report, audit::agents);
    }
    return report;
  }

  /// An item that cannot be read is a finding, and hides nobody else's.
  private static void guarded(Tenant tenant, Report report, Runnable part) {
    try {
      part.run();
    } catch (IllegalStateException | IllegalArgumentException | NoSuchElementException _) {
      report.add(List.of(Invariants.unreadable(tenant.key())));
    }
  }

  /// Only what is still broken after a while.
  private List<Break> money(TenantAudit audit) {
    List<Break> breaks = List.of();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<Break> found = audit.money();
      if (found != null) {
        breaks = found;
        if (breaks.isEmpty()) {
          return breaks;
        }
      }
      Pause.of(pause);
    }
    return breaks;
  }

  private List<Tenant> tenants() {
    List<Tenant> tenants = new ArrayList<>();
    for (Organization organization : around.store().organizations()) {
      for (Mode mode : Mode.values()) {
        tenants.add(new Tenant(organization.id(), mode));
      }
    }
    return tenants;
  }
}
