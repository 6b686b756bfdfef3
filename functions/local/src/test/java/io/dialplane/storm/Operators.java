package io.dialplane.storm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Scope;
import io.dialplane.http.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Two operators who do the same thing at the same time: they make organisations in calm weather,
/// and in every other revoke keys that nobody uses and take dollars out of wallets and
/// put some back.
final class Operators {
  private final Sky sky;
  private final Fate fate;
  private final List<Key> unused = new ArrayList<>();
  private final Map<String, Set<String>> revoked = new TreeMap<>();

  private int adjustments;

  private record Key(String organizationId, String keyId) {}

  Operators(Sky sky, Fate fate) {
    this.sky = sky;
    this.fate = fate;
  }

  /// The secret of a key for everything.
  String newOrganization(int number) {
    ObjectNode create = action("create_organization").put("name", "Org " + number);
    String id = sky.operator(create).path("organizationId").asText();
    unused.add(new Key(id, issue(id).path("keyId").asText()));
    return issue(id).path("secret").asText();
  }

  private JsonNode issue(String organizationId) {
    ObjectNode issue =
        action("issue_key").put("organizationId", organizationId).put("mode", "test");
    var scopes = issue.putArray("scopes");
    for (Scope scope : Scope.values()) {
      scopes.add(scope.label());
    }
    return sky.operator(issue);
  }

  /// Both turn to the same organisation, each by a clock of its own.
  void goOn(Loom loom) {
    Key key = fate.one(unused);
    boolean revokes = fate.below(3) == 0;
    for (int skewSeconds : new int[] {-1, 1}) {
      String idempotencyKey = "adjustment " + adjustments++;
      // What was taken too much is given back now and then.
      int dollars = adjustments % 5 == 0 ? 1 : -1;
      loom.spawn(
          () -> {
            if (revokes) {
              revoke(key, skewSeconds);
            } else {
              adjust(key.organizationId(), idempotencyKey, dollars);
            }
          });
    }
  }

  /// Every other number that lies at the carrier for nobody, as they are told, they give back at
  /// the carrier's own desk, while no function runs.
  void clearUp(Market market) {
    for (Item orphan : Item.all(sky.store(), "OrphansTable")) {
      String e164 = orphan.text("e164");
      if (e164.hashCode() % 2 == 0 && isFree(e164)) {
        market.giveUp(e164, orphan.text("carrierId"));
      }
    }
  }

  private boolean isFree(String e164) {
    return Item.all(sky.store(), "NumbersTable").stream()
        .filter(number -> number.text("e164").equals(e164))
        .allMatch(number -> number.is("freed") || number.is("reserved"));
  }

  private void adjust(String organizationId, String idempotencyKey, int dollars) {
    ObjectNode event =
        action("adjust_wallet")
            .put("organizationId", organizationId)
            .put("mode", "test")
            .put("amountUsd", dollars)
            .put("reason", idempotencyKey)
            .put("idempotencyKey", idempotencyKey);
    sky.invoke("KeysFunction", event, Duration.ZERO);
  }

  private void revoke(Key key, int skewSeconds) {
    ObjectNode event =
        action("revoke_key").put("organizationId", key.organizationId()).put("keyId", key.keyId());
    JsonNode answer = sky.invoke("KeysFunction", event, Duration.ofSeconds(skewSeconds));
    if (answer.has("revokedAt")) {
      revoked
          .computeIfAbsent(key.keyId(), _ -> new TreeSet<>())
          .add(answer.path("revokedAt").asText());
    }
  }

  /// A key is revoked once.
  List<String> wrongs() {
    return revoked.entrySet().stream()
        .filter(key -> key.getValue().size() > 1)
        .map(key -> "key %s revoked at %s".formatted(key.getKey(), key.getValue()))
        .toList();
  }

  private static ObjectNode action(String name) {
    return Json.object().put("action", name);
  }
}
