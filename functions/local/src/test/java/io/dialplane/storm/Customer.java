package io.dialplane.storm;

import io.dialplane.testkit.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// An organisation that buys, holds, assigns and releases at random, by what it believes to have.
final class Customer {
  private final Fate fate;
  private final String name;
  private final String apiKey;
  private final List<String> inventory;
  private final List<Errand> errands = new ArrayList<>();
  private final List<String> reservations = new ArrayList<>();
  private final List<String> numbers = new ArrayList<>();
  private final List<String> agents = new ArrayList<>();
  private final Set<String> kinds = new TreeSet<>();
  private int keys;

  Customer(Fate fate, String name, String apiKey, List<String> inventory) {
    this.fate = fate;
    this.name = name;
    this.apiKey = apiKey;
    this.inventory = inventory;
  }

  String name() {
    return name;
  }

  String apiKey() {
    return apiKey;
  }

  List<Errand> errands() {
    return errands;
  }

  List<Errand> unfinished() {
    return errands.stream().filter(e -> !e.isFinal() && !e.isUnderWay()).toList();
  }

  /// Something new, or something old again.
  Errand next() {
    List<Errand> unfinished = unfinished();
    if (!unfinished.isEmpty() && fate.below(100) < 35) {
      return fate.one(unfinished);
    }
    Errand errand = fresh(fate.below(100));
    errands.add(errand);
    return errand;
  }

  private Errand fresh(int dice) {
    if (dice < 44) {
      return buy(fate.one(inventory));
    }
    if (dice < 52) {
      return topUp(1 + fate.below(12));
    }
    if (dice < 60) {
      return post("/numbers/reserve", "{\"e164\":\"" + fate.one(inventory) + "\"}");
    }
    if (dice < 63 && !reservations.isEmpty()) {
      return post("/numbers/reserve/" + fate.one(reservations) + "/extend", "{}");
    }
    if (dice < 66 && !reservations.isEmpty()) {
      return delete("/numbers/reserve/" + fate.one(reservations));
    }
    if (dice < 84 && !numbers.isEmpty()) {
      return delete("/numbers/" + fate.one(numbers));
    }
    return agentsOrSettings(dice);
  }

  private Errand agentsOrSettings(int dice) {
    if (dice < 86) {
      return post("/numbers/import", "{\"e164\":\"" + fate.one(inventory) + "\"}");
    }
    if (dice < 92 && !agents.isEmpty() && !numbers.isEmpty()) {
      return post(
          "/numbers/" + fate.one(numbers) + "/assign",
          "{\"agentId\":\"" + fate.one(agents) + "\"}");
    }
    if (dice < 94 && !numbers.isEmpty()) {
      return delete("/numbers/" + fate.one(numbers) + "/assign");
    }
    if (dice < 96 && !agents.isEmpty()) {
      return delete("/agents/" + fate.one(agents));
    }
    if (dice < 97 && !numbers.isEmpty()) {
      boolean on = fate.below(4) == 0;
      return errand(
          "PATCH", "/numbers/" + fate.one(numbers), "{\"deletionProtection\":" + on + "}");
    }
    return post(
        "/agents", "{\"name\":\"A\",\"route\":{\"type\":\"sip\",\"uri\":\"sip:a@example.com\"}}");
  }

  Errand firstTopUp() {
    Errand errand = topUp(60);
    errands.add(errand);
    return errand;
  }

  private Errand topUp(int dollars) {
    return post("/billing/wallet/topup", "{\"amountUsd\":" + dollars + "}");
  }

  private Errand buy(String e164) {
    String agent =
        agents.isEmpty() || fate.below(3) > 0 ? "" : ",\"agentId\":\"" + fate.one(agents) + "\"";
    return post("/numbers/purchase", "{\"e164\":\"" + e164 + "\"" + agent + "}");
  }

  private Errand post(String path, String body) {
    return errand("POST", path, body);
  }

  private Errand delete(String path) {
    return errand("DELETE", path, null);
  }

  private Errand errand(
      String method, String path, @org.jspecify.annotations.Nullable String body) {
    return new Errand(method, path, body, name + "-" + keys++);
  }

  /// Learns from an answer what it has.
  void hears(Errand errand, Response answer) {
    kinds.add(errand.what() + " " + answer.status());
    String id = answer.data().path("id").asText();
    if (answer.status() >= 300 || id.isEmpty()) {
      return;
    }
    switch (errand.path()) {
      case "/numbers/reserve" -> learn(reservations, id);
      case "/agents" -> learn(agents, id);
      case "/numbers/import" -> learn(numbers, id);
      case "/numbers/purchase" -> {
        if (answer.status() == 201) {
          learn(numbers, id);
        }
      }
      default -> {}
    }
  }

  private static void learn(List<String> known, String id) {
    if (!known.contains(id)) {
      known.add(id);
    }
  }

  /// Which requests got which answers.
  Set<String> kinds() {
    return kinds;
  }
}
