package io.dialplane.storm;

import io.dialplane.testkit.Response;
import io.dialplane.testkit.memory.MemoryDynamoDb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Holds what every customer was last told against the state: whoever was told of a success has it,
/// or has given it up since.
final class Remembered {
  private final Sky sky;
  private final List<String> wrongs = new ArrayList<>();
  private final Set<String> owned = new HashSet<>();
  private final Set<String> held = new HashSet<>();
  private final Set<String> agents = new HashSet<>();

  Remembered(Sky sky) {
    this.sky = sky;
    MemoryDynamoDb store = sky.store();
    for (Item item : Item.all(store, "NumbersTable")) {
      switch (item.text("state")) {
        case "owned" -> owned.add(item.text("id"));
        case "reserved" -> held.add(item.text("id"));
        default -> {}
      }
    }
    Item.all(store, "AgentsTable").forEach(item -> agents.add(item.text("agentId")));
  }

  List<String> wrongs(List<Customer> customers) {
    Set<String> unknown = new HashSet<>(agents);
    for (Customer customer : customers) {
      for (Errand errand : customer.errands()) {
        errand.answer().ifPresent(answer -> unknown.remove(answer.data().path("id").asText()));
        if (errand.isContradicted()) {
          wrongs.add("two answers to " + errand.inFull());
        }
        if (!errand.isFinal()) {
          wrongs.add("no final answer: " + errand.inFull() + " " + errand.answer());
        } else if (errand.succeeded()) {
          succeeded(customer, errand, errand.answer().orElseThrow());
        }
      }
    }
    unknown.forEach(agent -> wrongs.add("an agent that nobody was told of: " + agent));
    return wrongs;
  }

  private void succeeded(Customer customer, Errand errand, Response answer) {
    String id = answer.data().path("id").asText();
    switch (errand.deed()) {
      case BUY -> again(customer, errand, answer, id);
      case RELEASE, LEAVE -> gone(errand, owned, errand.subject());
      case GIVE_BACK -> gone(errand, held, errand.subject());
      case DELETE_AGENT -> gone(errand, agents, errand.subject());
      case CREATE_AGENT -> {
        if (!agents.contains(id) && !customer.hasDone(Deed.DELETE_AGENT, id)) {
          wrongs.add("an agent is lost: " + errand.inFull());
        }
      }
      // Compared by [Agreement].
      case TOP_UP, RESERVE, EXTEND, IMPORT, ASSIGN, UNASSIGN, PROTECT -> {}
      case EDIT_AGENT, PUBLISH_AGENT -> {}
    }
  }

  /// A purchase's key lives for ever.
  private void again(Customer customer, Errand errand, Response first, String id) {
    Response again = sky.send(errand, customer.apiKey(), Duration.ZERO);
    if (again.status() != 201 || !again.data().path("id").asText().equals(id)) {
      wrongs.add("another answer: %s %s, then %s".formatted(errand.inFull(), first, again));
    }
  }

  private void gone(Errand errand, Set<String> here, String id) {
    if (here.contains(id)) {
      wrongs.add("still here: " + errand.inFull());
    }
  }
}
