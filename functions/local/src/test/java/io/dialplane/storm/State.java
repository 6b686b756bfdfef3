package io.dialplane.storm;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.memory.MemoryDynamoDb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a storm has left, by ids: the numbers that are owned, the agents, and everything that was
/// ever told, of whatever it is about.
record State(
    Map<String, Item> owned, Map<String, Item> agents, Map<String, List<Happened>> events) {

  static final String EXPIRED = "number.hold_expired";

  private static final Set<String> ENDS_OF_HOLDS = Set.of("number.hold_released", EXPIRED);

  /// An event, as far as it is needed here.
  record Happened(String type, JsonNode data) {}

  static State of(MemoryDynamoDb store) {
    State state = new State(new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (Item number : Item.all(store, "NumbersTable")) {
      if (number.is("owned")) {
        state.owned.put(number.text("id"), number);
      }
    }
    Item.all(store, "AgentsTable").forEach(agent -> state.agents.put(agent.text("agentId"), agent));
    Derived.events(store).forEach(state::happened);
    return state;
  }

  private void happened(Item event) {
    JsonNode data = Json.read(event.text("data")).orElseThrow();
    events
        .computeIfAbsent(event.text("subject"), _ -> new ArrayList<>())
        .add(new Happened(event.text("type"), data));
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
}
