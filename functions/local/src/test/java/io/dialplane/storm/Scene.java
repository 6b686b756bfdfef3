package io.dialplane.storm;

import com.fasterxml.jackson.databind.JsonNode;
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
  /// What the sandbox does with each is in its last two digits.
  private static final String PLAIN = "+14155550100";

  private static final String BROKE = "+14155550191";
  private static final String ORPHAN = "+14155550193";
  private static final String BROUGHT = "+14155550198";

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

  private Response send(String method, String path, @Nullable String body) {
    Errand errand =
        new Errand(new Errand.Asked(Deed.BUY, method, path, "", body), "scene-" + keys++);
    return sky.send(errand, apiKey, Duration.ZERO);
  }

  private Response buy(String e164) {
    fund();
    return send("POST", "/numbers/purchase", "{\"e164\":\"" + e164 + "\"}");
  }

  private void fund() {
    send("POST", "/billing/wallet/topup", "{\"amountUsd\":5}");
  }

  private void newAgent() {
    String draft = "{\"name\":\"A\",\"route\":{\"type\":\"sip\",\"uri\":\"sip:a@example.com\"}}";
    agent = send("POST", "/agents", draft).data().path("id").asText();
  }

  private String forAgent(String e164) {
    newAgent();
    return "{\"e164\":\"%s\",\"agentId\":\"%s\"}".formatted(e164, agent);
  }

  /// And to another.
  void assign() {
    number = buy(PLAIN).data().path("id").asText();
    for (int agents = 0; agents < 2; agents++) {
      newAgent();
      send("POST", "/numbers/" + number + "/assign", "{\"agentId\":\"" + agent + "\"}");
    }
  }

  /// For an agent: because somebody has it, because the carrier is broke, because it never comes.
  void buyWhatIsRefused() {
    fund();
    for (String e164 : List.of("+14155550190", BROKE, ORPHAN)) {
      send("POST", "/numbers/purchase", forAgent(e164));
    }
    settleForAnHour();
  }

  /// The hold is put back.
  void buyWhatIsHeldOfABrokeCarrier() {
    send("POST", "/numbers/reserve", "{\"e164\":\"" + BROKE + "\"}");
    buy(BROKE);
  }

  void buyOverAHoldThatHasEnded() {
    send("POST", "/numbers/reserve", "{\"e164\":\"" + PLAIN + "\"}");
    clock.advance(Duration.ofHours(1));
    buy(PLAIN);
  }

  /// Which is then asked for again with another agent.
  void importForAnAgent() {
    for (int agents = 0; agents < 2; agents++) {
      number = send("POST", "/numbers/import", forAgent(BROUGHT)).data().path("id").asText();
    }
  }

  /// A key that had its answer the day before yesterday, and lies there still.
  void releaseUnderAnOldKey() {
    number = buy(PLAIN).data().path("id").asText();
    fund();
    clock.advance(Duration.ofDays(2));
    keys--;
    send("DELETE", "/numbers/" + number, null);
  }

  void leaveAtTheCarrier() {
    importForAnAgent();
    send("DELETE", "/numbers/" + number + "?keepAtCarrier=true", null);
  }

  void importAnOrphan() {
    leaveAnOrphan();
    sweep();
    send("POST", "/numbers/import", forAgent(ORPHAN));
  }

  /// An agent's number is not paid for, and nobody protects it.
  void outliveTheGrace() {
    assign();
    adjust(-3);
    for (int days = 0; days < 60; days += 5) {
      clock.advance(Duration.ofDays(5));
      settle();
    }
  }

  void credit() {
    adjust(3);
  }

  private void adjust(int dollars) {
    String organization =
        Objects.requireNonNull(
                sky.store().items("OrganizationsTable").getFirst().get("organizationId"))
            .s();
    sky.operator(
        Json.object()
            .put("action", "adjust_wallet")
            .put("organizationId", organization)
            .put("mode", "test")
            .put("amountUsd", dollars)
            .put("reason", "set right")
            .put("idempotencyKey", "adjustment"));
  }

  /// A purchase is given up for good, and a day later the carrier applies it after all.
  private void leaveAnOrphan() {
    JsonNode purchase = buy(ORPHAN).data();
    settleForAnHour();
    Map<String, AttributeValue> sale = new HashMap<>();
    sale.put("e164", AttributeValue.fromS(ORPHAN));
    sale.put("reference", AttributeValue.fromS(purchase.path("id").asText()));
    sale.put("appliesAt", AttributeValue.fromN(Long.toString(clock.now().toEpochMilli())));
    sky.store().putItem(put -> put.tableName("SandboxTable").item(sale));
  }

  private void settleForAnHour() {
    for (int minute = 0; minute < 60; minute += 5) {
      clock.advance(Duration.ofMinutes(5));
      settle();
    }
  }

  /// As if another purchase of the same number had been left there before.
  void leaveAnotherOrphan() {
    leaveAnOrphan();
    sweep();
    List<Map<String, AttributeValue>> orphans = sky.store().items("OrphansTable");
    Map<String, AttributeValue> other = new HashMap<>(orphans.getFirst());
    other.put("purchaseId", AttributeValue.fromS("another purchase"));
    sky.store().putItem(put -> put.tableName("OrphansTable").item(other));
    sweep();
  }

  /// Settle's next sweep, which is the next day's.
  private void sweep() {
    clock.advance(Duration.ofDays(1));
    settle();
  }

  private void settle() {
    sky.invoke("SettleFunction", Json.object(), Duration.ZERO);
  }
}
