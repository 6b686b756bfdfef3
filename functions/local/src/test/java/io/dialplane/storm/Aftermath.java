package io.dialplane.storm;

import io.dialplane.audit.Audit;
import io.dialplane.audit.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What must hold when a storm has cleared: of money, of numbers against the carrier's own list, of
/// agents, of every customer's last answer.
final class Aftermath {
  private final Sky sky;
  private final Market market;
  private final List<Customer> customers;
  private final StormClock clock;
  private final List<String> wrongs = new ArrayList<>();

  Aftermath(Sky sky, Market market, List<Customer> customers, StormClock clock) {
    this.sky = sky;
    this.market = market;
    this.customers = customers;
    this.clock = clock;
  }

  List<String> wrongs() {
    books();
    numbers();
    agents();
    wrongs.addAll(new Remembered(sky).wrongs(customers));
    topUps();
    wrongs.addAll(Derived.of(sky).wrongs());
    wrongs.addAll(new HoldLists().wrongs(sky.store().journal()));
    return wrongs;
  }

  /// The same checker that runs each night.
  private void books() {
    Report report =
        new Audit(sky.wiring().surroundings(), Duration.ZERO)
            .run(clock.now().plus(Duration.ofHours(1)));
    report.breaks().forEach(each -> wrongs.add("audit: " + each));
    if (!report.isComplete()) {
      wrongs.add("audit: not complete");
    }
  }

  /// No orphans, no ghosts, nothing undecided, no number whose calls go elsewhere.
  private void numbers() {
    Set<String> here = new TreeSet<>();
    for (Item item : Item.all(sky.store(), "NumbersTable")) {
      String state = item.text("state");
      switch (state) {
        case "owned" -> {
          here.add(item.text("e164"));
          if (item.has("pointed")) {
            wrongs.add("not pointed: " + item.text("e164"));
          }
        }
        case "ordering", "releasing" -> wrongs.add("left " + state + ": " + item.text("e164"));
        default -> {}
      }
    }
    Map<String, Optional<String>> there = market.account();
    there.forEach(
        (e164, order) -> {
          if (!here.contains(e164) && order.isPresent()) {
            wrongs.add("orphan at the carrier: " + e164 + " of " + order.get());
          }
        });
    here.stream()
        .filter(e164 -> !there.containsKey(e164))
        .forEach(e164 -> wrongs.add("ghost: " + e164));
    Item.all(sky.store(), "RequestsTable").stream()
        .filter(item -> "pending".equals(item.text("purchaseStatus")))
        .forEach(item -> wrongs.add("undecided: " + item.text("requestId")));
  }

  /// What points at an agent points at one that is there.
  private void agents() {
    Set<String> here = new TreeSet<>();
    Item.all(sky.store(), "AgentsTable").forEach(item -> here.add(item.text("agentId")));
    for (Item item : Item.all(sky.store(), "NumbersTable")) {
      String agent = item.text("agentId");
      if (!agent.isEmpty() && !here.contains(agent)) {
        wrongs.add("at an agent that is gone: " + item);
      }
    }
  }

  /// Each top-up that a customer knows of is one entry, and there is no other.
  private void topUps() {
    long known =
        customers.stream()
            .flatMap(customer -> customer.errands().stream())
            .filter(errand -> errand.deed() == Deed.TOP_UP && errand.succeeded())
            .count();
    Set<String> references = new HashSet<>();
    long booked = 0;
    for (Item entry : Item.all(sky.store(), "LedgerTable")) {
      if (entry.text("type").equals("topup")) {
        booked++;
        references.add(entry.text("tenant") + entry.text("reference"));
      }
    }
    if (booked != known || references.size() != known) {
      wrongs.add("top-ups: %d booked, %d known".formatted(booked, known));
    }
    sameMoney();
  }

  /// What customers put in and what was charged is what is left, summed from the outside.
  private void sameMoney() {
    long entries = 0;
    for (Item entry : Item.all(sky.store(), "LedgerTable")) {
      entries += entry.number("amountMicros");
    }
    long wallets = 0;
    for (Item wallet : Item.all(sky.store(), "WalletsTable")) {
      wallets += wallet.number("available") + wallet.number("held");
    }
    if (entries != wallets) {
      wrongs.add("money: %d in entries, %d in wallets".formatted(entries, wallets));
    }
  }
}
