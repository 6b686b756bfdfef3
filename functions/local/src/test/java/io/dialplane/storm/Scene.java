package io.dialplane.storm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.memory.Hook;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/// One organisation with the sandbox in calm weather, whose calls to the store a hook may come
/// between.
final class Scene implements Hook {
  private static final String ORPHAN = "+14155550193";

  private final Fate fate = new Fate(1);
  private final StormClock clock = new StormClock(Instant.parse("2027-01-29T09:00:00Z"));
  private final Sky sky = new Sky(clock, fate, this, null);
  private final String apiKey;
  private Hook hook = Hook.NONE;
  private String number = "";
  private String agent = "";
  private int keys;

  Scene() {
    apiKey = new Operators(sky, fate).newOrganization(1);
  }

  /// From now on.
  void comesBetween(Hook other) {
    hook = other;
  }

  @Override
  public DynamoDbResponse call(DynamoDbRequest request, Hook.Store store) {
    // Whoever tries again and again comes to the end of its time.
    clock.advance(Duration.ofMillis(100));
    return hook.call(request, store);
  }

  /// The item of a table with this key; empty where there is none.
  Map<String, AttributeValue> item(String table, Map<String, AttributeValue> key) {
    return sky.store().items(table).stream()
        .filter(item -> item.entrySet().containsAll(key.entrySet()))
        .findFirst()
        .orElse(Map.of());
  }

  void operator(ObjectNode event) {
    sky.operator(event);
  }

  Response get(String path) {
    return send("GET", path, null);
  }

  private Response send(String method, String path, @Nullable String body) {
    Errand errand =
        new Errand(new Errand.Asked(Deed.BUY, method, path, "", body), "scene-" + keys++);
    return sky.send(errand, apiKey, Duration.ZERO);
  }

  Response buy(String e164) {
    fund();
    return send("POST", "/numbers/purchase", "{\"e164\":\"" + e164 + "\"}");
  }

  private void fund() {
    send("POST", "/billing/wallet/topup", "{\"amountUsd\":5}");
  }

  void newAgent() {
    String draft = "{\"name\":\"A\",\"route\":{\"type\":\"sip\",\"uri\":\"sip:a@example.com\"}}";
    agent = send("POST", "/agents", draft).data().path("id").asText();
  }

  void assign() {
    newAgent();
    number = buy("+14155550100").data().path("id").asText();
    send("POST", "/numbers/" + number + "/assign", "{\"agentId\":\"" + agent + "\"}");
  }

  void unassign() {
    send("DELETE", "/numbers/" + number + "/assign", null);
  }

  /// A purchase is given up for good, and a day later the carrier applies it after all.
  void leaveAnOrphan() {
    JsonNode purchase = buy(ORPHAN).data();
    for (int minute = 0; minute < 60; minute += 5) {
      clock.advance(Duration.ofMinutes(5));
      settle();
    }
    Map<String, AttributeValue> sale = new HashMap<>();
    sale.put("e164", AttributeValue.fromS(ORPHAN));
    sale.put("reference", AttributeValue.fromS(purchase.path("id").asText()));
    sale.put("appliesAt", AttributeValue.fromN(Long.toString(clock.now().toEpochMilli())));
    sky.store().putItem(put -> put.tableName("SandboxTable").item(sale));
  }

  /// As if another purchase of the same number had been left there before.
  void plantOrphan() {
    sweep();
    List<Map<String, AttributeValue>> orphans = sky.store().items("OrphansTable");
    Map<String, AttributeValue> other = new HashMap<>(orphans.getFirst());
    other.put("purchaseId", AttributeValue.fromS("another purchase"));
    sky.store().putItem(put -> put.tableName("OrphansTable").item(other));
  }

  /// Settle's next sweep, which is the next day's.
  void sweep() {
    clock.advance(Duration.ofDays(1));
    settle();
  }

  /// A number is to be renewed within the week, and nothing is there to pay it.
  void runLow() {
    buy("+14155550100");
    String organization =
        Objects.requireNonNull(
                sky.store().items("OrganizationsTable").getFirst().get("organizationId"))
            .s();
    operator(
        Json.object()
            .put("action", "adjust_wallet")
            .put("organizationId", organization)
            .put("mode", "test")
            .put("amountUsd", -3)
            .put("reason", "spent")
            .put("idempotencyKey", "spent"));
    clock.advance(Duration.ofDays(25));
  }

  void settle() {
    sky.invoke("SettleFunction", Json.object(), Duration.ZERO);
  }
}
