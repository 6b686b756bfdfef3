package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.domain.Scope;
import io.dialplane.http.Json;
import io.dialplane.testkit.Access;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Policies;
import io.dialplane.testkit.Template;
import io.dialplane.testkit.World;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Plays everything that every function can do and compares what it asked of DynamoDB with what its
/// policy grants: nothing missing, nothing unused.
class PolicyTest {
  private final Deployment deployment = Deployment.alone(Map.of("IMPORTS", "granted"));
  private final Meddling meddling = new Meddling(deployment.dynamoDb());
  private final Map<String, Set<Access>> used = new TreeMap<>();
  private World world = deployment.newOrganization();

  @Test
  void every_policy_grants_what_its_function_uses_and_nothing_else() {
    playSearchAndHolds();
    playPurchases();
    playImportsAndAgents();
    playOwnership();
    playOperators();
    playSettle();
    playOrphans();
    playAudit();
    used.put("VoiceFunction", Calling.accesses());
    used.put("PublishFunction", StreamPlay.accesses(deployment));

    assertThat(used).isEqualTo(new Policies(Template.load()).granted());
  }

  /// Runs something of one function and keeps what it asked of DynamoDB.
  private void by(String function, Runnable work) {
    deployment.meter().reset();
    deployment.bus().reset();
    work.run();
    used.computeIfAbsent(function, _ -> new TreeSet<>()).addAll(deployment.meter().accesses());
    used.get(function).addAll(deployment.bus().accesses());
  }

  /// Direct events identify their organisation instead of a key.
  private void event(String function, String operation) {
    by(function, () -> deployment.invoke(function, world.event(operation, Json.object())));
  }

  private void playSearchAndHolds() {
    by("SearchFunction", () -> world.get("/numbers/search?areaCode=702&limit=1"));
    by("SearchFunction", () -> world.get("/numbers/available/+17025550110"));
    by("SearchFunction", () -> world.get("/carriers"));
    event("SearchFunction", "search");
    World other = deployment.newOrganization();
    by("ReserveFunction", () -> other.post("/numbers/reserve", "{\"e164\":\"+17025550110\"}", "k"));
    by("ReserveFunction", () -> other.get("/numbers/reserve"));
    by(
        "ReserveFunction",
        () ->
            other.delete(
                "/numbers/reserve/"
                    + other.get("/numbers/reserve").data().path(0).path("id").asText()));
    event("ReserveFunction", "list_reservations");
  }

  private void playPurchases() {
    world.funded("100");
    String agent = world.agent();
    World fresh = deployment.newOrganization();
    by("PurchaseFunction", () -> fresh.purchase("+17025550111", "buy"));
    world.reserve("+17025550112");
    by(
        "PurchaseFunction",
        () ->
            world.post(
                "/numbers/purchase", "{\"e164\":\"+17025550112\",\"agentId\":\"" + agent + "\"}"));
    by("PurchaseFunction", () -> world.purchase("+17025550190"));
    by("PurchaseFunction", () -> world.get("/numbers/purchases"));
    by("PurchaseFunction", () -> world.get("/numbers/purchases?status=failed"));
    event("PurchaseFunction", "list_purchases");
  }

  private void playImportsAndAgents() {
    world = deployment.newOrganization();
    world.live().funded("10");
    String agent = world.agent();
    String body = "{\"e164\":\"+17025550198\",\"agentId\":\"" + agent + "\"}";
    by("KeysFunction", () -> grant("+17025550198"));
    World fresh = world.as(newKey());
    by("ImportFunction", () -> fresh.post("/numbers/import", body, "import"));
    event("ImportFunction", "import");
    World again = world.as(newKey());
    by("AgentsFunction", () -> again.get("/agents"));
    by("AgentsFunction", () -> again.agent());
    by("AgentsFunction", () -> again.post("/agents/" + agent + "/publish", "{}", "publish"));
    by("AgentsFunction", () -> again.delete("/agents/" + again.agent()));
    event("AgentsFunction", "list_agents");
  }

  private void playOwnership() {
    String number = "/numbers/+17025550198";
    String agent = world.agent();
    World fresh = world.as(newKey());
    by(
        "AssignFunction",
        () -> fresh.post(number + "/assign", "{\"agentId\":\"" + agent + "\"}", "assign"));
    event("AssignFunction", "unassign");
    World reader = world.as(newKey());
    by("NumbersFunction", () -> reader.get("/numbers"));
    by("NumbersFunction", () -> reader.get("/numbers?status=assigned"));
    by("NumbersFunction", () -> reader.get("/numbers?agentId=" + agent));
    by(
        "NumbersFunction",
        () ->
            reader.call("PATCH", number, "{\"label\":\"x\"}", Map.of("idempotency-key", "patch")));
    event("NumbersFunction", "list_numbers");
    World payer = world.as(newKey());
    by("WalletFunction", () -> payer.get("/billing/wallet"));
    by("WalletFunction", () -> payer.post("/billing/wallet/topup", "{\"amountUsd\":10}", "top-up"));
    by("WalletFunction", () -> payer.get("/billing/wallet/entries"));
    event("WalletFunction", "get_wallet");
    World listener = world.as(newKey());
    by("EventsFunction", () -> listener.get("/events"));
    event("EventsFunction", "list_events");
    world.purchase("+17025550113");
    world.purchase("+17025550189");
    World leaver = world.as(newKey());
    by("ReleaseFunction", () -> leaver.delete("/numbers/+17025550113", "release"));
    by("ReleaseFunction", () -> leaver.delete("/numbers/+17025550189"));
    by("ReleaseFunction", () -> leaver.delete(number + "?keepAtCarrier=true"));
    event("ReleaseFunction", "release");
  }

  private void playOperators() {
    String keys = "KeysFunction";
    by(keys, () -> deployment.newOrganization());
    by(keys, () -> deployment.operator("list_organizations", Json.object()));
    String keyId = newKey("keyId");
    by(
        keys,
        () ->
            deployment.operator(
                "revoke_key",
                Json.object().put("organizationId", world.organizationId()).put("keyId", keyId)));
    by(
        keys,
        () ->
            deployment.operator(
                "list_keys", Json.object().put("organizationId", world.organizationId())));
    var ever = Json.object().put("from", "2020-01-01T00:00:00Z").put("to", "2099-01-01T00:00:00Z");
    by(keys, () -> deployment.operator("republish", ever));
    by("FallbackFunction", () -> world.get("/nowhere"));
  }

  private void playSettle() {
    World poor = deployment.newOrganization().funded("4");
    poor.purchase("+17025550121");
    poor.purchase("+17025550122");
    settleAfter(Duration.ofDays(31));
    by("WalletFunction", () -> poor.post("/billing/wallet/topup", "{\"amountUsd\":1}"));
    by("KeysFunction", () -> adjust(poor, "1"));
    World payer = deployment.newOrganization().funded("5");
    String agent = payer.agent();
    payer.post(
        "/numbers/purchase", "{\"e164\":\"+17025550192\",\"agentId\":\"" + agent + "\"}", "92");
    payer.reserve("+17025550120");
    world.delete("/numbers/+17025550189", "89");
    settleAfter(Duration.ofMinutes(31));
    settleAfter(Duration.ofDays(31));
    settleAfter(Duration.ofDays(8));
    settleAfter(Duration.ofDays(62));
    settleAfter(Duration.ofDays(8));
    World refused = deployment.newOrganization().funded("5");
    refused.post(
        "/numbers/purchase", "{\"e164\":\"+17025550193\",\"agentId\":\"" + refused.agent() + "\"}");
    settleAfter(Duration.ofMinutes(2));
    settleAfter(Duration.ofMinutes(20));
  }

  private void adjust(World whose, String amount) {
    deployment.operator(
        "adjust_wallet",
        Json.object()
            .put("organizationId", whose.organizationId())
            .put("mode", "test")
            .put("amountUsd", new BigDecimal(amount))
            .put("reason", "test")
            .put("idempotencyKey", "adjust"));
  }

  private void settleAfter(Duration time) {
    deployment.clock().advance(time);
    by("SettleFunction", () -> deployment.invoke("SettleFunction", Json.object()));
  }

  /// An order that is applied long after everybody has given it up.
  private void playOrphans() {
    world = deployment.newOrganization().funded("5");
    String id = world.purchase("+17025550193").data().path("id").asText();
    settleAfter(Duration.ofMinutes(2));
    settleAfter(Duration.ofMinutes(20));
    meddling.applies("+17025550193", id);
    settleAfter(Duration.ofDays(1));
    by("ImportFunction", () -> world.post("/numbers/import", "{\"e164\":\"+17025550193\"}"));
    meddling.takesBack("+17025550193");
    settleAfter(Duration.ofDays(1));
  }

  /// Looks twice at what seems broken.
  private void playAudit() {
    world = deployment.newOrganization();
    world.reserve("+17025550130");
    meddling.miscounts(world.organizationId(), world.agent());
    by("AuditFunction", () -> deployment.invoke("AuditFunction", Json.object()));
  }

  private void grant(String e164) {
    deployment.operator(
        "grant_import",
        Json.object().put("organizationId", world.organizationId()).put("e164", e164));
  }

  /// A key that was never used: its first use notes the day.
  private String newKey() {
    return newKey("secret");
  }

  private String newKey(String field) {
    var event = Json.object().put("organizationId", world.organizationId()).put("mode", "test");
    var scopes = event.putArray("scopes");
    Stream.of(Scope.values()).map(Scope::label).forEach(scopes::add);
    return deployment.operator("issue_key", event).path(field).asText();
  }
}
