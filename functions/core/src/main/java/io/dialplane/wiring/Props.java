package io.dialplane.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tables that hold what was put into them, newest first, and refuse nothing: a rehearsal has no
/// rival. Items are in DynamoDB's own JSON.
final class Props {
  private final Map<String, Deque<ObjectNode>> tables = new HashMap<>();
  private Map<String, List<ObjectNode>> kept = Map.of();

  /// Remembers what is there now.
  void keep() {
    Map<String, List<ObjectNode>> copies = new HashMap<>();
    tables.forEach((table, items) -> copies.put(table, List.copyOf(items)));
    kept = copies;
  }

  /// Puts back what was remembered.
  void reset() {
    tables.clear();
    kept.forEach((table, items) -> tables.put(table, new ArrayDeque<>(items)));
  }

  /// What the service answers to `action`.
  ObjectNode answer(String action, JsonNode asked) {
    return switch (action) {
      case "BatchGetItem" -> batch(asked.path("RequestItems"));
      case "GetItem" -> found(asked);
      case "Query", "Scan" -> list(asked);
      case "TransactWriteItems" -> {
        asked.path("TransactItems").forEach(this::write);
        yield Json.object();
      }
      case "PutItem" -> put(asked);
      case "UpdateItem" -> update(asked);
      case "DeleteItem" -> delete(asked);
      case "PutEvents" -> told(asked.path("Entries").size());
      default -> throw new IllegalStateException("no rehearsal asks for " + action);
    };
  }

  private void write(JsonNode change) {
    var only = change.properties().iterator().next();
    ObjectNode _ = answer(only.getKey() + "Item", only.getValue());
  }

  private Deque<ObjectNode> table(JsonNode asked) {
    return tables.computeIfAbsent(asked.path("TableName").asText(), _ -> new ArrayDeque<>());
  }

  private ObjectNode batch(JsonNode wanted) {
    ObjectNode answer = Json.object();
    ObjectNode found = answer.putObject("Responses");
    for (var table : wanted.properties()) {
      ArrayNode items = found.putArray(table.getKey());
      Deque<ObjectNode> all = tables.getOrDefault(table.getKey(), new ArrayDeque<>());
      for (JsonNode key : table.getValue().path("Keys")) {
        all.stream().filter(item -> has(item, key)).findFirst().ifPresent(items::add);
      }
    }
    answer.putObject("UnprocessedKeys");
    return answer;
  }

  private static boolean has(ObjectNode item, JsonNode key) {
    for (var part : key.properties()) {
      if (!part.getValue().equals(item.get(part.getKey()))) {
        return false;
      }
    }
    return true;
  }

  private ObjectNode found(JsonNode asked) {
    ObjectNode answer = Json.object();
    table(asked).stream()
        .filter(item -> has(item, asked.path("Key")))
        .findFirst()
        .ifPresent(item -> answer.set("Item", item));
    return answer;
  }

  /// All of a partition, or of the whole table where no condition names one.
  private ObjectNode list(JsonNode asked) {
    ObjectNode partition = Json.object();
    for (String term : asked.path("KeyConditionExpression").asText().split(" AND ", -1)) {
      String[] sides = term.split(" = ", -1);
      if (sides.length == 2) {
        partition.set(
            asked.path("ExpressionAttributeNames").path(sides[0]).asText(sides[0]),
            asked.path("ExpressionAttributeValues").path(sides[1]));
      }
    }
    ObjectNode answer = Json.object();
    ArrayNode items = answer.putArray("Items");
    table(asked).stream().filter(item -> has(item, partition)).forEach(items::add);
    return answer.put("Count", items.size()).put("ScannedCount", items.size());
  }

  private ObjectNode put(JsonNode asked) {
    table(asked).addFirst((ObjectNode) asked.path("Item"));
    return Json.object();
  }

  private ObjectNode delete(JsonNode asked) {
    table(asked).removeIf(item -> has(item, asked.path("Key")));
    return Json.object();
  }

  private ObjectNode update(JsonNode asked) {
    Deque<ObjectNode> items = table(asked);
    items.stream()
        .filter(item -> has(item, asked.path("Key")))
        .findFirst()
        .ifPresent(item -> items.addFirst(new Update(asked).of(item)));
    return Json.object();
  }

  private static ObjectNode told(int events) {
    ObjectNode answer = Json.object().put("FailedEntryCount", 0);
    ArrayNode entries = answer.putArray("Entries");
    for (int i = 0; i < events; i++) {
      entries.addObject().put("EventId", "priming");
    }
    return answer;
  }
}
