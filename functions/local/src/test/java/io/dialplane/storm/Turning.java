package io.dialplane.storm;

import io.dialplane.testkit.memory.Journal;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/// What one write made of one item, what else that write did, and the purchases as they stood then.
record Turning(Journal.Entry entry, Journal.Turn turn, Map<String, Item> purchases) {

  Item was() {
    return new Item(turn.before());
  }

  Item is() {
    return new Item(turn.after());
  }

  private boolean turns(String from, String to) {
    return was().is(from) && is().is(to);
  }

  private boolean isGone() {
    return !is().isThere();
  }

  /// The same write left such an item in that table.
  private boolean beside(String table, Predicate<Item> such) {
    return entry.turns().stream()
        .filter(other -> other.table().equals(table))
        .anyMatch(other -> such.test(new Item(other.after())));
  }

  /// The purchase with this id.
  Item purchase(String id) {
    return Objects.requireNonNull(purchases.get(id), id);
  }

  /// A hold: whose id, and when it ends.
  record Hold(String id, long endsAt) {
    static final Hold NONE = new Hold("", 0);
  }

  /// The hold on a number, be it that its order has taken it over.
  static Hold hold(Item number) {
    return switch (number.text("state")) {
      case "reserved" -> new Hold(number.text("id"), 1_000 * number.number("expiresAt"));
      case "ordering" -> new Hold(number.text("holdId"), number.number("holdExpiresAt"));
      default -> Hold.NONE;
    };
  }

  boolean beginsHold() {
    return is().is("reserved") && !hold(is()).id().equals(hold(was()).id());
  }

  /// Its caller has given a hold back: the request that did so is answered by the same write.
  boolean givesHoldBack() {
    return was().is("reserved")
        && isGone()
        && beside("RequestsTable", request -> request.text("kind").equals("answer"));
  }

  /// A hold is over that nobody gave back, and nobody has ordered the number on it; or somebody
  /// has, the carrier had trouble of its own, and by then it was over.
  boolean outlivesHold() {
    boolean over = was().is("reserved") && !hold(is()).id().equals(hold(was()).id());
    return over
        ? !givesHoldBack()
        : was().is("ordering")
            && was().has("holdId")
            && isGone()
            && beside(
                "RequestsTable", request -> request.text("purchaseStatus").equals("retryable"));
  }

  boolean assigns() {
    return turns("owned", "owned")
        && is().has("agentId")
        && !is().text("agentId").equals(was().text("agentId"));
  }

  boolean unassigns() {
    return was().is("owned")
        && was().has("agentId")
        && (is().is("owned") || is().is("releasing"))
        && !is().has("agentId");
  }

  boolean releases() {
    return turns("releasing", "freed") || (was().is("owned") && isGone());
  }

  boolean isBought() {
    return turns("ordering", "owned");
  }

  boolean isBroughtIn() {
    boolean free = !was().isThere() || was().is("reserved") || was().is("freed");
    return free && is().is("owned");
  }

  boolean fallsDue() {
    return turns("owned", "owned") && is().has("graceEndsAt") && !was().has("graceEndsAt");
  }

  boolean isLeft() {
    return is().isThere() && !is().text("purchaseId").equals(was().text("purchaseId"));
  }

  /// Each try of a purchase is for a number of its own.
  boolean isTried() {
    return is().text("purchaseStatus").equals("pending")
        && !is().text("numberId").equals(was().text("numberId"));
  }

  boolean fails() {
    return was().text("purchaseStatus").equals("pending")
        && !is().text("purchaseStatus").equals("pending")
        && !is().text("purchaseStatus").equals("completed");
  }

  boolean publishes() {
    return is().has("publishedVersion")
        && is().number("publishedVersion") != was().number("publishedVersion");
  }
}
