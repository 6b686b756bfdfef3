package io.dialplane.testkit.memory;

import static io.dialplane.testkit.memory.Draw.text;
import static io.dialplane.testkit.memory.Draw.whole;

import io.dialplane.testkit.memory.Drawn.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Draws the writes that the product sends, expression by expression: see `Write`, `Writes` and
/// `HoldsWrite` in core, and the sandbox's `Sales`.
record ProductWrites(Draw draw, Items items) {

  Drawn any() {
    return draw.from(
        this::putNew,
        this::putSeen,
        this::delete,
        this::holdFunds,
        this::returnFunds,
        this::book,
        this::countUp,
        this::countDown,
        this::changeHolds,
        this::touch);
  }

  private Drawn putNew() {
    String table = items.table();
    Drawn put = new Drawn(Kind.PUT, table, items.item(table));
    put.names.put("#key", items.keyNames(table).getFirst());
    put.condition = "attribute_not_exists(#key)";
    return put;
  }

  private Drawn putSeen() {
    String table = items.table();
    Map<String, AttributeValue> item = items.item(table);
    return seen(new Drawn(Kind.PUT, table, item), item);
  }

  private Drawn delete() {
    String table = items.table();
    Map<String, AttributeValue> key = items.key(table);
    return seen(new Drawn(Kind.DELETE, table, key), key);
  }

  private Drawn seen(Drawn write, Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new TreeMap<>(item);
    key.keySet().retainAll(items.keyNames(write.table));
    write.names.put("#stamp", "stamp");
    write.values.put(":seen", items.seen(write.table, key, "stamp", text(items.stamp())));
    write.condition = "#stamp = :seen";
    return write;
  }

  private Drawn update(String table, String expression, String condition) {
    Drawn update = new Drawn(Kind.UPDATE, table, items.key(table));
    update.names.put("#stamp", "stamp");
    update.values.put(":stamp", text(items.stamp()));
    update.update = "SET #stamp = :stamp" + expression;
    update.condition = condition;
    return update;
  }

  private Drawn holdFunds() {
    Drawn update =
        update("WalletsTable", ", available = available - :x, held = held + :x", "available >= :x");
    update.values.put(":x", items.amount());
    return update;
  }

  private Drawn returnFunds() {
    Drawn update =
        update("WalletsTable", ", available = available + :x, held = held - :x", "held >= :x");
    update.values.put(":x", items.amount());
    return update;
  }

  private Drawn book() {
    String purse = draw.of("held", "available");
    Drawn update =
        update(
            "WalletsTable",
            ", %s = %s + :x, entries = :index".formatted(purse, purse),
            "%s >= :least".formatted(purse));
    int amount = draw.upTo(4) - 2;
    update.values.put(":x", whole(amount));
    update.values.put(":least", whole(Math.max(0, -amount)));
    update.values.put(":index", whole(draw.upTo(4)));
    return update;
  }

  private Drawn countUp() {
    Drawn update =
        update(
            "AgentsTable",
            ", assignedNumbers = assignedNumbers + :delta",
            "attribute_exists(agentId)");
    update.values.put(":delta", whole(1));
    return update;
  }

  private Drawn countDown() {
    Drawn update =
        update(
            "AgentsTable",
            ", assignedNumbers = assignedNumbers + :delta",
            "assignedNumbers >= :one");
    update.values.put(":delta", whole(-1));
    update.values.put(":one", whole(1));
    return update;
  }

  private Drawn changeHolds() {
    boolean limited = draw.oneIn(2);
    Drawn update = new Drawn(Kind.UPDATE, "HoldsTable", items.key("HoldsTable"));
    List<String> conditions = new ArrayList<>();
    List<String> removals = new ArrayList<>();
    String added = draw.oneIn(3) ? null : items.keyText("e164");
    Map<String, AttributeValue> dropped = dropped(update);
    int index = 0;
    for (String e164 : dropped.keySet()) {
      update.names.put("#d" + index, e164);
      if (limited) {
        update.values.put(":d" + index, dropped.get(e164));
        conditions.add("#held.#d" + index + " = :d" + index);
      }
      if (!e164.equals(added)) {
        removals.add("#held.#d" + index);
      }
      index++;
    }
    update.names.put("#stamp", "stamp");
    update.values.put(":stamp", text(items.stamp()));
    update.update = "SET #stamp = :stamp";
    if (added != null) {
      update.names.put("#added", added);
      update.values.put(":added", items.hold());
      update.update += ", #held.#added = :added";
    }
    if (limited) {
      update.values.put(":limit", whole(2L + draw.upTo(2) + dropped.size()));
      conditions.add("size(#held) < :limit");
    }
    update.update += removals.isEmpty() ? "" : " REMOVE " + String.join(", ", removals);
    update.condition = conditions.isEmpty() ? null : String.join(" AND ", conditions);
    update.names.put("#held", "held");
    return update;
  }

  /// Some of the holds that are there, or now and then others.
  private Map<String, AttributeValue> dropped(Drawn update) {
    AttributeValue held =
        items.seen("HoldsTable", update.subject, "held", AttributeValue.fromM(items.holds()));
    Map<String, AttributeValue> dropped = new TreeMap<>(held.m());
    dropped.keySet().removeIf(_ -> draw.oneIn(2));
    return dropped;
  }

  private Drawn touch() {
    Drawn update = new Drawn(Kind.UPDATE, "LedgerTable", items.key("LedgerTable"));
    update.update = "SET lastUsedOn = :day";
    update.condition = "attribute_exists(entry)";
    update.values.put(":day", text("2026-11-24"));
    update.onFailure = null;
    return update;
  }

  /// The first writes of a history, so that what follows finds something.
  List<Drawn> beginning() {
    List<Drawn> puts = new ArrayList<>();
    for (String table : Items.TABLES) {
      puts.add(new Drawn(Kind.PUT, table, items.item(table)));
      puts.add(new Drawn(Kind.PUT, table, items.item(table)));
    }
    return puts;
  }
}
