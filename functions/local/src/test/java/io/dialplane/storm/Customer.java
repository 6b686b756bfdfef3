package io.dialplane.storm;

import io.dialplane.testkit.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An organisation that buys, holds, assigns and releases at random, by what it believes to have.
final class Customer {
  /// A key is remembered for a day, and clocks differ.
  private static final Duration FORGOTTEN = Duration.ofHours(25);

  private final Fate fate;
  private final String name;
  private final String apiKey;
  private final Crowd crowd;
  private final List<String> inventory;
  private final List<Errand> errands = new ArrayList<>();
  private final List<String> reservations = new ArrayList<>();
  private final List<String> numbers = new ArrayList<>();
  private final List<String> agents = new ArrayList<>();
  private int keys;

  /// `inventory` is what it is after.
  Customer(Fate fate, Crowd crowd, List<String> inventory, String name, String apiKey) {
    this.fate = fate;
    this.crowd = crowd;
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

  /// How many it knows to have come to be.
  int purchases() {
    return (int) errands.stream().filter(e -> e.deed() == Deed.BUY && e.succeeded()).count();
  }

  List<Errand> unfinished() {
    return errands.stream().filter(e -> !e.isFinal() && !e.isUnderWay()).toList();
  }

  /// Something new, or something old again.
  Errand next(Instant now) {
    // Drawn whatever there is, so that what is new does not depend on what is old.
    boolean insists = fate.below(100) < 35;
    boolean hurries = fate.below(100) < 10;
    List<Errand> unfinished = unfinished();
    if (!unfinished.isEmpty() && insists) {
      return fate.one(unfinished);
    }
    List<Errand> underWay = errands.stream().filter(Errand::isUnderWay).toList();
    if (!underWay.isEmpty() && hurries) {
      // Its patience is short: it sends a twin.
      return fate.one(underWay);
    }
    while (true) {
      Errand errand = errand(crowd.one(fate), now);
      if (errand != null) {
        errands.add(errand);
        return errand;
      }
    }
  }

  /// Null where it has nothing to do that to.
  private @Nullable Errand errand(Deed deed, Instant now) {
    return switch (deed) {
      case BUY -> ask(deed, "POST", "/numbers/purchase", purchase());
      case TOP_UP -> topUp(1 + fate.below(crowd.size().dollars()));
      case RESERVE -> ask(deed, "POST", "/numbers/reserve", e164());
      case IMPORT -> ask(deed, "POST", "/numbers/import", imported());
      case EXTEND -> to(reservations, deed, "POST /numbers/reserve/%s/extend", "{}");
      case GIVE_BACK -> to(reservations, deed, "DELETE /numbers/reserve/%s", null);
      case RELEASE -> release(now);
      case LEAVE -> to(numbers, deed, "DELETE /numbers/%s?keepAtCarrier=true", null);
      case ASSIGN ->
          agents.isEmpty() ? null : to(numbers, deed, "POST /numbers/%s/assign", agent());
      case UNASSIGN -> to(numbers, deed, "DELETE /numbers/%s/assign", null);
      case PROTECT -> to(numbers, deed, "PATCH /numbers/%s", protection());
      case CREATE_AGENT -> ask(deed, "POST", "/agents", draft());
      case EDIT_AGENT -> to(agents, deed, "PATCH /agents/%s", draft());
      case PUBLISH_AGENT -> to(agents, deed, "POST /agents/%s/publish", null);
      case DELETE_AGENT -> to(agents, deed, "DELETE /agents/%s", null);
    };
  }

  Errand firstTopUp() {
    Errand errand = topUp(5 * crowd.size().dollars());
    errands.add(errand);
    return errand;
  }

  private Errand topUp(int dollars) {
    return ask(Deed.TOP_UP, "POST", "/billing/wallet/topup", "{\"amountUsd\":" + dollars + "}");
  }

  /// Movers lose count of their keys: where one of a top-up has been forgotten, it serves again.
  private @Nullable Errand release(Instant now) {
    Errand release = to(numbers, Deed.RELEASE, "DELETE /numbers/%s", null);
    if (release == null || crowd != Crowd.MOVERS) {
      return release;
    }
    return errands.stream()
        .filter(errand -> errand.deed() == Deed.TOP_UP && errand.isFinal())
        .filter(errand -> errand.heard().plus(FORGOTTEN).isBefore(now))
        .filter(errand -> errands.stream().filter(errand::hasKeyOf).count() == 1)
        .findFirst()
        .map(release::withKeyOf)
        .orElse(release);
  }

  private String purchase() {
    String e164 = fate.one(inventory);
    String agent =
        fate.below(3) > 0 || agents.isEmpty() ? "" : ",\"agentId\":\"" + fate.one(agents) + "\"";
    return "{\"e164\":\"" + e164 + "\"" + agent + "}";
  }

  private String e164() {
    return "{\"e164\":\"" + fate.one(inventory) + "\"}";
  }

  /// Every other time one of those that may lie on the carrier account from before.
  private String imported() {
    String e164 = fate.one(fate.below(2) == 0 ? inventory : Market.brought(inventory));
    String agent =
        crowd != Crowd.MOVERS || agents.isEmpty() ? "" : ",\"agentId\":\"" + recent(agents) + "\"";
    return "{\"e164\":\"" + e164 + "\"" + agent + "}";
  }

  private String agent() {
    return "{\"agentId\":\"" + recent(agents) + "\"}";
  }

  private String protection() {
    return "{\"deletionProtection\":" + (fate.below(4) == 0) + "}";
  }

  private String draft() {
    return "{\"name\":\"A%d\",\"route\":{\"type\":\"sip\",\"uri\":\"sip:a@example.com\"}}"
        .formatted(fate.below(1_000));
  }

  private Errand ask(Deed deed, String method, String path, String body) {
    return new Errand(new Errand.Asked(deed, method, path, "", body), name + "-" + keys++);
  }

  /// To one of those it knows; `request` is a method and a path for an id.
  private @Nullable Errand to(
      List<String> known, Deed deed, String request, @Nullable String body) {
    if (known.isEmpty()) {
      return null;
    }
    String id = recent(known);
    String[] parts = request.formatted(id).split(" ", 2);
    return new Errand(new Errand.Asked(deed, parts[0], parts[1], id, body), name + "-" + keys++);
  }

  /// Mostly one of the last: what is long gone is asked for now and then.
  private String recent(List<String> known) {
    int some = Math.min(known.size(), 5);
    return fate.below(4) == 0 ? fate.one(known) : known.get(known.size() - 1 - fate.below(some));
  }

  /// Learns from an answer what it has.
  void hears(Errand errand, Response answer) {
    String id = answer.data().path("id").asText();
    if (answer.status() >= 300 || id.isEmpty()) {
      return;
    }
    switch (errand.deed()) {
      case RESERVE -> learn(reservations, id);
      case CREATE_AGENT -> learn(agents, id);
      case IMPORT -> learn(numbers, id);
      case BUY -> {
        if (answer.status() == 201) {
          learn(numbers, id);
        }
      }
      default -> {}
    }
  }

  /// Whether it was told that it has done this to that.
  boolean hasDone(Deed deed, String subject) {
    return did(deed, subject).findAny().isPresent();
  }

  /// What it was told that it has done to that.
  Stream<Errand> did(Deed deed, String subject) {
    return errands.stream()
        .filter(
            errand ->
                errand.deed() == deed && errand.subject().equals(subject) && errand.succeeded());
  }

  /// Whether it has ever wanted this number, which may have taken its hold.
  boolean hasAskedToBuy(String e164) {
    return errands.stream()
        .anyMatch(errand -> errand.deed() == Deed.BUY && errand.asked("e164").equals(e164));
  }

  private static void learn(List<String> known, String id) {
    if (!known.contains(id)) {
      known.add(id);
    }
  }
}
