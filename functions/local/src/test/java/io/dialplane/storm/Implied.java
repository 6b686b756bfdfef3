package io.dialplane.storm;

import io.dialplane.http.Json;
import io.dialplane.storm.Turning.Hold;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a change of state implies: for each type of event the one change of one table that it tells
/// of, and what it then says. Read off the tables alone, not off the code that writes the events.
/// `wallet.low`, and that a number is still past due, no change implies: those are [Looks].
record Implied(String type, String table, Predicate<Turning> when, Function<Turning, Notice> says) {
  private static final String NUMBERS = "NumbersTable";
  private static final String REQUESTS = "RequestsTable";
  private static final String LEDGER = "LedgerTable";

  static final List<Implied> RULES =
      List.of(
          new Implied("number.reserved", NUMBERS, Turning::beginsHold, t -> hold(t.is(), 1)),
          new Implied("number.hold_released", NUMBERS, Turning::givesHoldBack, Implied::ended),
          new Implied("number.hold_expired", NUMBERS, Turning::outlivesHold, Implied::ended),
          new Implied("number.purchased", NUMBERS, Turning::isBought, Implied::bought),
          new Implied("number.imported", NUMBERS, Turning::isBroughtIn, Implied::withAgent),
          new Implied("number.assigned", NUMBERS, Turning::assigns, Implied::withAgent),
          new Implied("number.unassigned", NUMBERS, Turning::unassigns, Implied::withoutAgent),
          new Implied("number.released", NUMBERS, Turning::releases, Implied::gone),
          new Implied("number.past_due", NUMBERS, Turning::fallsDue, t -> pastDue(t.is())),
          new Implied("number.orphaned", "OrphansTable", Turning::isLeft, Implied::left),
          new Implied("purchase.pending", REQUESTS, Turning::isTried, t -> purchase(t.is())),
          new Implied("purchase.failed", REQUESTS, Turning::fails, Implied::failed),
          new Implied("wallet.topped_up", LEDGER, t -> amount(t) > 0, Implied::entry),
          new Implied("wallet.debited", LEDGER, t -> amount(t) < 0, Implied::entry),
          new Implied("agent.published", "AgentsTable", Turning::publishes, Implied::published));

  /// What must be told of one change of one item.
  static Stream<Notice> of(Turning turning) {
    return RULES.stream()
        .filter(rule -> rule.table().equals(turning.turn().table()))
        .filter(rule -> rule.when().test(turning))
        .map(rule -> rule.says().apply(turning).as(rule.type()));
  }

  /// A hold begins as its first version and ends as its second.
  private static Notice hold(Item number, long version) {
    Hold hold = Turning.hold(number);
    return Notice.of(number, hold.id())
        .with("e164", number.text("e164"))
        .with("version", version)
        .time("expiresAt", hold.endsAt());
  }

  private static Notice ended(Turning turning) {
    return hold(turning.was(), 2);
  }

  private static Notice number(Item number) {
    return Notice.of(number, number.text("id"))
        .with("e164", number.text("e164"))
        .with("version", number.number("version"));
  }

  private static Notice bought(Turning turning) {
    return withAgent(turning)
        .with("purchaseId", turning.is().text("purchaseId"))
        .dollars("amountUsd", total(turning.is()));
  }

  private static Notice withAgent(Turning turning) {
    return number(turning.is()).with("agentId", turning.is().text("agentId"));
  }

  private static Notice withoutAgent(Turning turning) {
    return number(turning.is()).with("agentId", turning.was().text("agentId"));
  }

  /// The last version is that of a number which is not there any more.
  private static Notice gone(Turning turning) {
    return number(turning.was()).with("version", turning.was().number("version") + 1);
  }

  static Notice pastDue(Item number) {
    return number(number)
        .dollars("amountUsd", number.number("monthlyMicros"))
        .time("graceEndsAt", number.number("graceEndsAt"))
        .as("number.past_due");
  }

  private static Notice left(Turning turning) {
    return purchase(turning.purchase(turning.is().text("purchaseId")));
  }

  private static Notice purchase(Item purchase) {
    return Notice.of(purchase, purchase.text("requestId"))
        .with("e164", purchase.text("e164"))
        .with("agentId", purchase.text("agentId"))
        .dollars("amountUsd", total(purchase));
  }

  /// Its caller is told the same code, in the answer that is kept.
  private static Notice failed(Turning turning) {
    Item purchase = turning.is();
    String answer = purchase.text("answerBody");
    return purchase(purchase)
        .with("code", Json.read(answer).map(said -> said.path("code").asText()).orElse(""))
        .with("retryable", Boolean.toString(purchase.text("purchaseStatus").equals("retryable")));
  }

  private static long total(Item priced) {
    return priced.number("setupMicros") + priced.number("monthlyMicros");
  }

  private static long amount(Turning turning) {
    return turning.is().number("amountMicros");
  }

  private static Notice entry(Turning turning) {
    Item entry = turning.is();
    return Notice.of(entry, entry.text("entry"))
        .with("type", entry.text("type"))
        .with("e164", entry.text("e164"))
        .with("reference", entry.text("reference"))
        .dollars("amountUsd", entry.number("amountMicros"))
        .dollars("balanceAfterUsd", entry.number("balanceAfterMicros"));
  }

  private static Notice published(Turning turning) {
    Item agent = turning.is();
    return Notice.of(agent, agent.text("agentId"))
        .with("version", agent.number("publishedVersion"));
  }
}
