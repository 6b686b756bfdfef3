package io.dialplane.audit;

import io.dialplane.domain.Agent;
import io.dialplane.domain.Holds;
import io.dialplane.domain.Invariants;
import io.dialplane.domain.Invariants.Break;
import io.dialplane.domain.LedgerEntry;
import io.dialplane.domain.Purchase;
import io.dialplane.domain.Seen;
import io.dialplane.domain.Tenant;
import io.dialplane.domain.Wallet;
import io.dialplane.port.NumberFilter;
import io.dialplane.port.Page;
import io.dialplane.port.PageRequest;
import io.dialplane.port.PurchaseFilter;
import io.dialplane.port.Ref;
import io.dialplane.port.Snapshot;
import io.dialplane.port.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One tenant's money, purchases, holds and agents, held against each other.
final class TenantAudit {
  private static final int PAGE = 100;

  private final Store store;
  private final Tenant tenant;
  private final Report report;
  private final Assigned assigned;

  TenantAudit(Store store, Tenant tenant, Report report, Assigned assigned) {
    this.store = store;
    this.tenant = tenant;
    this.report = report;
    this.assigned = assigned;
  }

  /// What is wrong with the money. Null where money moved while it was looked at.
  @Nullable List<Break> money() {
    Ref.OfWallet ref = new Ref.OfWallet(tenant);
    Seen<Wallet> before = store.read(ref);
    Invariants.Chain chain = new Invariants.Chain(tenant);
    Map<String, List<LedgerEntry>> purchases = new HashMap<>();
    for (LedgerEntry entry : all(page -> store.entries(tenant, page))) {
      chain.add(entry);
      if (entry.cause().type() == LedgerEntry.Type.PURCHASE) {
        purchases.computeIfAbsent(entry.cause().reference(), _ -> new ArrayList<>()).add(entry);
      }
    }
    chain.end();
    List<Purchase> undecided = new ArrayList<>();
    List<Break> breaks = new ArrayList<>();
    PurchaseFilter every = new PurchaseFilter(tenant, null);
    for (Purchase purchase : all(page -> store.purchases(every, page))) {
      if (purchase.isPending()) {
        undecided.add(purchase);
      }
      List<LedgerEntry> paid = purchases.getOrDefault(purchase.id(), List.of());
      Invariants.paid(purchase, paid).ifPresent(breaks::add);
    }
    Wallet wallet = before.found().orElse(Wallet.empty(tenant));
    breaks.addAll(Invariants.wallet(wallet, undecided, chain));
    breaks.addAll(numbersOf(undecided));
    Seen<Wallet> after = store.read(ref);
    return Objects.equals(before.stamp(), after.stamp()) ? breaks : null;
  }

  private List<Break> numbersOf(List<Purchase> undecided) {
    Snapshot seen =
        store.read(undecided.stream().map(each -> new Ref.OfNumber(each.e164())).toList());
    List<Break> breaks = new ArrayList<>();
    for (Purchase purchase : undecided) {
      Invariants.undecided(purchase, seen.get(new Ref.OfNumber(purchase.e164())).found())
          .ifPresent(breaks::add);
    }
    return breaks;
  }

  /// What is listed as held and is not.
  void holds(Instant now) {
    Ref.OfHolds ref = new Ref.OfHolds(tenant);
    Holds holds = store.read(ref).found().orElse(Holds.none(tenant));
    List<Holds.Hold> open = holds.open(now);
    Snapshot seen = store.read(open.stream().map(hold -> new Ref.OfNumber(hold.e164())).toList());
    Holds still = store.read(ref).found().orElse(Holds.none(tenant));
    for (Holds.Hold hold : open) {
      report.looked("holds");
      if (hold.equals(still.held().get(hold.e164()))) {
        Invariants.listed(hold, tenant, seen.get(new Ref.OfNumber(hold.e164())).found())
            .map(List::of)
            .ifPresent(report::add);
      }
    }
  }

  /// What agents count, against what the walk over all numbers has found.
  void agents() {
    PurchaseFilter pending = new PurchaseFilter(tenant, Purchase.Status.PENDING);
    all(page -> store.purchases(pending, page)).forEach(assigned::add);
    Set<String> gone = assigned.of(tenant);
    for (Agent agent : all(page -> store.agents(tenant, page))) {
      report.looked("agents");
      gone.remove(agent.id());
      boolean wrong = Invariants.agent(agent, assigned.at(tenant, agent.id())).isPresent();
      if (wrong) {
        Ref.OfAgent ref = new Ref.OfAgent(tenant, agent.id());
        store
            .read(ref)
            .found()
            .flatMap(now -> Invariants.agent(now, recount(agent.id())))
            .map(List::of)
            .ifPresent(report::add);
      }
    }
    gone.forEach(this::gone);
  }

  /// Something pointed at an agent that was not in the list: made since, or gone for good.
  private void gone(String agentId) {
    Ref.OfAgent ref = new Ref.OfAgent(tenant, agentId);
    long numbers = recount(agentId);
    if (numbers > 0 && store.read(ref).found().isEmpty()) {
      report.add(List.of(Invariants.agentGone(agentId, numbers)));
    }
  }

  /// Life has gone on since the walk: counted again, for this agent alone.
  private long recount(String agentId) {
    NumberFilter numbers = new NumberFilter(tenant, null, agentId);
    PurchaseFilter pending = new PurchaseFilter(tenant, Purchase.Status.PENDING);
    return all(page -> store.numbers(numbers, page)).size()
        + all(page -> store.purchases(pending, page)).stream()
            .filter(purchase -> agentId.equals(purchase.agentId()))
            .count();
  }

  private static <T> List<T> all(Function<PageRequest, Page<T>> pages) {
    List<T> all = new ArrayList<>();
    String after = null;
    do {
      Page<T> page = pages.apply(new PageRequest(after, PAGE));
      all.addAll(page.rows());
      after = page.next();
    } while (after != null);
    return all;
  }
}
