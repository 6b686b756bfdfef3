package io.dialplane.storm;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.memory.MemoryDynamoDb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a storm has left, by ids: the numbers that are owned, the agents, and everything that was
/// ever told, of whatever it is about.
record State(
    Map<String, Map<String, AttributeValue>> owned,
    Map<String, Map<String, AttributeValue>> agents,
    Map<String, List<Happened>> events) {

  static final String EXPIRED = "number.hold_expired";

  private static final Set<String> ENDS_OF_HOLDS = Set.of("number.hold_released", EXPIRED);

  /// An event, as far as it is needed here.
  record Happened(String type, JsonNode data) {}

  static State of(MemoryDynamoDb store, Hours hours) {
    Map<String, Map<String, AttributeValue>> owned = new HashMap<>();
    for (Map<String, AttributeValue> item : store.items("NumbersTable")) {
      if (text(item, "state").equals("owned")) {
        owned.put(text(item, "id"), item);
      }
    }
    Map<String, Map<String, AttributeValue>> agents = new HashMap<>();
    store.items("AgentsTable").forEach(item -> agents.put(text(item, "agentId"), item));
    State state = new State(owned, agents, new HashMap<>());
    hours.taken("EventsTable").forEach(state::event);
    store.items("EventsTable").forEach(state::event);
    hours.taken("NumbersTable").forEach(state::taken);
    return state;
  }

  private void event(Map<String, AttributeValue> item) {
    JsonNode data = Json.read(text(item, "data")).orElseThrow();
    happened(text(item, "subject"), new Happened(text(item, "type"), data));
  }

  /// A hold that TTL takes ends untold where no stream tells of it.
  private void taken(Map<String, AttributeValue> item) {
    if (text(item, "state").equals("reserved")) {
      long end = Long.parseLong(Objects.requireNonNull(item.get("expiresAt")).n());
      JsonNode data =
          Json.object()
              .put("e164", text(item, "e164"))
              .put("expiresAt", Instant.ofEpochSecond(end).toString());
      happened(text(item, "id"), new Happened(EXPIRED, data));
    }
  }

  private void happened(String subject, Happened event) {
    events.computeIfAbsent(subject, _ -> new ArrayList<>()).add(event);
  }

  /// What was told of this, of these kinds.
  Stream<JsonNode> told(String subject, Set<String> types) {
    return events.getOrDefault(subject, List.of()).stream()
        .filter(each -> types.contains(each.type()))
        .map(Happened::data);
  }

  boolean isTold(String subject, String type) {
    return told(subject, Set.of(type)).findAny().isPresent();
  }

  /// How a hold ended, where nobody bought its number.
  Optional<JsonNode> endOfHold(String id) {
    return told(id, ENDS_OF_HOLDS).findFirst();
  }

  static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? "" : Objects.requireNonNullElse(value.s(), "");
  }
}
