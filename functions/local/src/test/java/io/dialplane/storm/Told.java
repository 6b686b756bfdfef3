package io.dialplane.storm;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.memory.MemoryDynamoDb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Holds the events of a storm against what its tables know: nothing is left untold, nothing is
/// told twice, and the events alone give the state.
final class Told {
  private final MemoryDynamoDb store;
  private final List<Map<String, AttributeValue>> events;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> wrongs = new ArrayList<>();

  /// `forgotten` are the events that TTL took after their 30 days.
  Told(MemoryDynamoDb store, List<Map<String, AttributeValue>> forgotten) {
    this.store = store;
    this.events = new ArrayList<>(forgotten);
    this.events.addAll(store.items("EventsTable"));
    this.events.forEach(event -> counts.merge(text(event, "type"), 1, Integer::sum));
  }

  List<String> wrongs() {
    money();
    expect("number.purchased", purchases("completed"));
    expect("purchase.pending", told("purchase.failed") + purchases("completed"));
    numbers();
    holds();
    return wrongs;
  }

  private void money() {
    long debits =
        store.items("LedgerTable").stream()
            .filter(entry -> Long.parseLong(field(entry, "amountMicros").n()) < 0)
            .count();
    expect("wallet.debited", debits);
    expect("wallet.topped_up", store.items("LedgerTable").size() - debits);
  }

  private long purchases(String status) {
    return store.items("RequestsTable").stream()
        .filter(item -> status.equals(text(item, "purchaseStatus")))
        .count();
  }

  private int told(String type) {
    return counts.getOrDefault(type, 0);
  }

  private void expect(String type, long times) {
    if (told(type) != times) {
      wrongs.add("%s told %d times of %d".formatted(type, told(type), times));
    }
  }

  /// A number begins once and ends at most once; what has not ended is owned, by the agent that was
  /// told last.
  private void numbers() {
    Map<String, Life> lives = new HashMap<>();
    for (Map<String, AttributeValue> event : events) {
      if (text(event, "type").startsWith("number.")) {
        lives.computeIfAbsent(text(event, "subject"), _ -> new Life()).goesOn(event);
      }
    }
    Map<String, Map<String, AttributeValue>> owned = new HashMap<>();
    for (Map<String, AttributeValue> item : store.items("NumbersTable")) {
      if (text(item, "state").equals("owned")) {
        owned.put(text(item, "id"), item);
      }
    }
    lives.forEach(
        (id, life) -> {
          if (life.begun > 1 || life.ended > 1 || life.ended > life.begun) {
            wrongs.add("number %s: begun %d, ended %d".formatted(id, life.begun, life.ended));
          }
          Map<String, AttributeValue> item = owned.remove(id);
          if ((life.begun > life.ended) != (item != null)) {
            wrongs.add("number %s is told otherwise: %s".formatted(id, item));
          } else if (item != null && !Objects.equals(life.agentId, find(item, "agentId"))) {
            wrongs.add("number %s: told of agent %s: %s".formatted(id, life.agentId, item));
          }
        });
    owned.keySet().forEach(id -> wrongs.add("owned and not told: " + id));
  }

  /// What events tell of one number, whatever their order.
  private static final class Life {
    private int begun;
    private int ended;
    private long version;
    private @Nullable String agentId;

    void goesOn(Map<String, AttributeValue> event) {
      switch (text(event, "type")) {
        case "number.purchased", "number.imported" -> {
          begun++;
          agent(event, data(event).path("agentId").textValue());
        }
        case "number.assigned" -> agent(event, data(event).path("agentId").textValue());
        case "number.unassigned" -> agent(event, null);
        case "number.released" -> ended++;
        default -> {}
      }
    }

    private void agent(Map<String, AttributeValue> event, @Nullable String next) {
      long told = data(event).path("version").asLong();
      if (told > version) {
        version = told;
        agentId = next;
      }
    }
  }

  /// A hold begins once and ends at most once; what is held has not ended.
  private void holds() {
    Map<String, Integer> begun = new HashMap<>();
    Map<String, Integer> ended = new HashMap<>();
    for (Map<String, AttributeValue> event : events) {
      switch (text(event, "type")) {
        case "number.reserved" -> begun.merge(text(event, "subject"), 1, Integer::sum);
        case "number.hold_released", "number.hold_expired" ->
            ended.merge(text(event, "subject"), 1, Integer::sum);
        default -> {}
      }
    }
    ended.forEach(
        (id, times) -> {
          if (times > 1 || !begun.containsKey(id)) {
            wrongs.add("hold %s: begun %s, ended %s".formatted(id, begun.get(id), times));
          }
        });
    for (Map<String, AttributeValue> item : store.items("NumbersTable")) {
      String id = text(item, "id");
      if (text(item, "state").equals("reserved")
          && (ended.containsKey(id) || begun.getOrDefault(id, 0) != 1)) {
        wrongs.add("held and told otherwise: " + item);
      }
    }
  }

  private static JsonNode data(Map<String, AttributeValue> event) {
    return Json.read(field(event, "data").s()).orElseThrow();
  }

  private static AttributeValue field(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }

  private static @Nullable String find(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    String value = find(item, name);
    return value == null ? "" : value;
  }
}
