package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.audit.Audit;
import io.dialplane.audit.Report;
import io.dialplane.domain.Invariants;
import io.dialplane.domain.Invariants.Break;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Damages tables one invariant after the other.
class AuditTest {
  private static final String OWNED = "+16025550110";
  private static final String PENDING = "+16025550192";
  private static final String HELD = "+16025550111";

  private final Map<String, Runnable> damages = damages();
  private Deployment deployment = Deployment.alone(Map.of());
  private World world = deployment.newOrganization();
  private String agent = "";

  @BeforeEach
  void play_something_of_everything() {
    deployment = Deployment.alone(Map.of());
    world = deployment.newOrganization().funded("10").funded("5");
    agent = world.agent();
    world.post(
        "/numbers/purchase", "{\"e164\":\"%s\",\"agentId\":\"%s\"}".formatted(OWNED, agent), "buy");
    world.purchase(PENDING, "pending");
    world.reserve(HELD);
    world.post("/numbers/import", "{\"e164\":\"+16025550198\"}");
    world.purchase("+16025550112");
    world.delete("/numbers/+16025550112");
    world.purchase("+16025550189");
    world.delete("/numbers/+16025550189");
  }

  @Test
  void finds_nothing_wrong_with_what_the_product_wrote() {
    Report report = audit();

    assertThat(report.breaks()).isEmpty();
    assertThat(report.isComplete()).isTrue();
  }

  @TestFactory
  Stream<DynamicTest> finds_every_kind_of_damage() {
    return damages.entrySet().stream()
        .map(
            damage ->
                DynamicTest.dynamicTest(
                    damage.getKey(),
                    () -> {
                      play_something_of_everything();
                      damage.getValue().run();

                      assertThat(audit().breaks())
                          .extracting(Break::rule)
                          .contains(damage.getKey().split(":", 2)[0]);
                    }));
  }

  @Test
  void every_rule_has_its_damage() throws Exception {
    String source =
        java.nio.file.Files.readString(
            java.nio.file.Path.of(
                "functions/core/src/main/java/io/dialplane/domain/Invariants.java"));
    Set<String> rules = new TreeSet<>();
    java.util.regex.Matcher matcher =
        java.util.regex.Pattern.compile("\"([a-z]+(?:_[a-z0-9]+)*)\"").matcher(source);
    while (matcher.find()) {
      rules.add(matcher.group(1));
    }

    Set<String> damaged = new TreeSet<>();
    damages.keySet().forEach(name -> damaged.add(name.split(":", 2)[0]));
    assertThat(damaged).isEqualTo(rules);
    assertThat(Invariants.class).isFinal();
  }

  private Map<String, Runnable> damages() {
    Map<String, Runnable> all = new LinkedHashMap<>();
    all.put("wallet_not_negative", () -> wallet("available = :x", -1));
    all.put("balance_is_sum", () -> wallet("available = available + :x", 1));
    all.put("entries_counted", () -> wallet("entries = entries + :x", 1));
    all.put(
        "held_is_claimed", () -> wallet("available = available - :x, held = held + :x", 1_000_000));
    all.put("ledger_is_a_chain: a gap", () -> delete("LedgerTable", entry(2)));
    all.put(
        "ledger_is_a_chain: an amount",
        () -> update("LedgerTable", entry(2), "amountMicros = amountMicros + :x", 1));
    all.put("ledger_is_a_chain: no beginning", () -> delete("LedgerTable", entry(1)));
    all.put("undecided_is_ordered", () -> delete("NumbersTable", number(PENDING)));
    all.put(
        "ttl_where_it_belongs: on an owned number",
        () -> update("NumbersTable", number(OWNED), "expiresAt = :x", 1));
    all.put("readable", () -> remove("NumbersTable", number(HELD), "expiresAt"));
    all.put("owned_by_one_purchase: none", () -> delete("RequestsTable", purchaseOf(OWNED)));
    all.put("owned_by_one_purchase: undecided", () -> delete("RequestsTable", purchaseOf(PENDING)));
    all.put("paid_once: not", () -> delete("LedgerTable", entry(3)));
    all.put("agent_counts", () -> agents("assignedNumbers = assignedNumbers + :x"));
    all.put("agent_counts: gone", () -> delete("AgentsTable", with(tenant(), "agentId", agent)));
    all.put("hold_is_listed", () -> remove("HoldsTable", tenant(), "held.#n"));
    all.put("listed_is_held", () -> delete("NumbersTable", number(HELD)));
    return all;
  }

  private Report audit() {
    return new Audit(deployment.wiring().surroundings(), Duration.ZERO)
        .run(deployment.clock().instant().plus(Duration.ofMinutes(1)));
  }

  private DynamoDbClient client() {
    return deployment.dynamoDb();
  }

  private void wallet(String set, long x) {
    update("WalletsTable", tenant(), set, x);
  }

  private void agents(String set) {
    update("AgentsTable", with(tenant(), "agentId", agent), set, 1);
  }

  private void update(String table, Map<String, AttributeValue> key, String set, long x) {
    client()
        .updateItem(
            update ->
                update
                    .tableName(table)
                    .key(key)
                    .updateExpression("SET " + set)
                    .expressionAttributeValues(
                        Map.of(":x", AttributeValue.fromN(Long.toString(x)))));
  }

  private void remove(String table, Map<String, AttributeValue> key, String path) {
    client()
        .updateItem(
            update -> {
              update.tableName(table).key(key).updateExpression("REMOVE " + path);
              if (path.contains("#n")) {
                update.expressionAttributeNames(Map.of("#n", HELD));
              }
            });
  }

  private void delete(String table, Map<String, AttributeValue> key) {
    client().deleteItem(delete -> delete.tableName(table).key(key));
  }

  private Map<String, AttributeValue> tenant() {
    return Map.of("tenant", AttributeValue.fromS(world.organizationId() + "#test"));
  }

  private Map<String, AttributeValue> entry(int index) {
    return with(tenant(), "entry", "%012d".formatted(index));
  }

  private static Map<String, AttributeValue> number(String e164) {
    return Map.of("e164", AttributeValue.fromS(e164));
  }

  private Map<String, AttributeValue> purchaseOf(String e164) {
    AttributeValue id =
        client()
            .getItem(get -> get.tableName("NumbersTable").key(number(e164)))
            .item()
            .get("purchaseId");
    return with(tenant(), "requestId", java.util.Objects.requireNonNull(id).s());
  }

  private static Map<String, AttributeValue> with(
      Map<String, AttributeValue> key, String name, String value) {
    Map<String, AttributeValue> both = new LinkedHashMap<>(key);
    both.put(name, AttributeValue.fromS(value));
    return both;
  }
}
