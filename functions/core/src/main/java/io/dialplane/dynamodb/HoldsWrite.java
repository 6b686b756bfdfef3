package io.dialplane.dynamodb;

import static io.dialplane.dynamodb.Write.text;
import static io.dialplane.dynamodb.Write.whole;

import io.dialplane.domain.Change.ChangeHolds;
import io.dialplane.domain.Holds.Hold;
import io.dialplane.domain.Reserved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Changes a tenant's holds by map arithmetic, so that holds of different numbers never get in each
/// other's way while the limit still holds: the size may exceed it only by holds that this very
/// write drops.
final class HoldsWrite {

  private HoldsWrite() {}

  static TransactWriteItem of(String table, Write write, ChangeHolds change) {
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    List<String> conditions = new ArrayList<>();
    List<String> removals = new ArrayList<>();
    names.put("#held", HoldsRows.HELD.name());
    Hold added = change.added();
    int index = 0;
    for (Hold dropped : change.dropped()) {
      String name = "#d" + index;
      names.put(name, dropped.e164().value());
      if (change.limited()) {
        String value = ":d" + index;
        values.put(value, text(HoldsRows.text(dropped)));
        conditions.add("#held." + name + " = " + value);
      }
      // The added hold overwrites an ended one of its own number; a path may appear only once.
      if (added == null || !added.e164().equals(dropped.e164())) {
        removals.add("#held." + name);
      }
      index++;
    }
    String expression = "";
    if (added != null) {
      names.put("#added", added.e164().value());
      values.put(":added", text(HoldsRows.text(added)));
      expression = ", #held.#added = :added";
    }
    if (change.limited()) {
      values.put(":limit", whole(Reserved.OPEN_HOLDS_LIMIT + change.dropped().size()));
      conditions.add("size(#held) < :limit");
    }
    String remove = removals.isEmpty() ? "" : " REMOVE " + String.join(", ", removals);
    // Every tenant has a list, and DynamoDB itself refuses a path into one that is missing.
    String condition = conditions.isEmpty() ? null : String.join(" AND ", conditions);
    return write.update(
        table,
        Map.of("tenant", text(change.tenant().key())),
        new Write.Arithmetic(expression + remove, condition, names, values));
  }
}
