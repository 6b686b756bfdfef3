package io.dialplane.storm;

import io.dialplane.audit.Audit;
import io.dialplane.audit.Report;
import io.dialplane.testkit.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What must hold when a storm has cleared: of money, of numbers against the carrier's own list, of
/// every customer's last answer, of every event.
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

  /// `forgotten` are events that TTL took after their 30 days.
  List<String> wrongs(List<Map<String, AttributeValue>> forgotten) {
    wrongs.addAll(market.wrongs());
    books();
    numbers();
    answers();
    topUps();
    events(forgotten);
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
    for (Map<String, AttributeValue> item : sky.store().items("NumbersTable")) {
      String state = text(item, "state");
      switch (state) {
        case "owned" -> {
          here.add(text(item, "e164"));
          if (item.containsKey("pointed")) {
            wrongs.add("not pointed: " + text(item, "e164"));
          }
        }
        case "ordering", "releasing" -> wrongs.add("left " + state + ": " + text(item, "e164"));
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
    sky.store().items("RequestsTable").stream()
        .filter(item -> "pending".equals(text(item, "purchaseStatus")))
        .forEach(item -> wrongs.add("undecided: " + text(item, "requestId")));
  }

  /// Everybody asks once more with the same key, and hears the same.
  private void answers() {
    for (Customer customer : customers) {
      for (Errand errand : customer.errands()) {
        if (!errand.isFinal()) {
          wrongs.add("no final answer: " + errand.what() + " " + errand.answer());
        } else if (errand.isPurchase() && errand.succeeded()) {
          Response first = errand.answer().orElseThrow();
          Response again = sky.send(errand, customer.apiKey(), Duration.ZERO);
          if (again.status() != 201 || !again.data().path("id").equals(first.data().path("id"))) {
            wrongs.add("another answer: %s %s, then %s".formatted(errand.what(), first, again));
          }
        }
      }
    }
  }

  /// Each top-up that a customer knows of is one entry, and there is no other.
  private void topUps() {
    long known =
        customers.stream()
            .flatMap(customer -> customer.errands().stream())
            .filter(errand -> errand.isTopUp() && errand.succeeded())
            .count();
    Set<String> references = new HashSet<>();
    long booked = 0;
    for (Map<String, AttributeValue> entry : sky.store().items("LedgerTable")) {
      if (text(entry, "type").equals("topup")) {
        booked++;
        references.add(text(entry, "tenant") + text(entry, "reference"));
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
    for (Map<String, AttributeValue> entry : sky.store().items("LedgerTable")) {
      entries += number(entry, "amountMicros");
    }
    long wallets = 0;
    for (Map<String, AttributeValue> wallet : sky.store().items("WalletsTable")) {
      wallets += number(wallet, "available") + number(wallet, "held");
    }
    if (entries != wallets) {
      wrongs.add("money: %d in entries, %d in wallets".formatted(entries, wallets));
    }
  }

  /// Every event tells of something that the tables know, once.
  private void events(List<Map<String, AttributeValue>> forgotten) {
    Map<String, Integer> told = new TreeMap<>();
    List<Map<String, AttributeValue>> all = new ArrayList<>(sky.store().items("EventsTable"));
    all.addAll(forgotten);
    for (Map<String, AttributeValue> event : all) {
      told.merge(text(event, "type"), 1, Integer::sum);
    }
    long debits = 0;
    long credits = 0;
    for (Map<String, AttributeValue> entry : sky.store().items("LedgerTable")) {
      if (number(entry, "amountMicros") < 0) {
        debits++;
      } else {
        credits++;
      }
    }
    expect(told, "wallet.debited", debits);
    expect(told, "wallet.topped_up", credits);
    expect(told, "number.purchased", purchases("completed"));
    expect(
        told, "purchase.pending", told.getOrDefault("purchase.failed", 0) + purchases("completed"));
  }

  private long purchases(String status) {
    return sky.store().items("RequestsTable").stream()
        .filter(item -> status.equals(text(item, "purchaseStatus")))
        .count();
  }

  private void expect(Map<String, Integer> told, String type, long times) {
    if (told.getOrDefault(type, 0) != times) {
      wrongs.add("%s told %d times of %d".formatted(type, told.getOrDefault(type, 0), times));
    }
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? "" : value.s();
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }
}
