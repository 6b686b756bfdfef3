package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Template;
import io.dialplane.testkit.TemplateTables;
import io.dialplane.testkit.World;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Tables come back from a backup under other names, and the audit looks at them before anybody
/// else does: it is invoked with their names in its environment. A backup may hold a part of the
/// last transaction only.
class RestoreDrillTest {
  private static final String RESTORED = "restored-";

  private final Deployment deployment = Deployment.alone(Map.of());
  private final DynamoDbClient client = deployment.dynamoDb();

  @BeforeEach
  void restore_what_was_backed_up() {
    World world = deployment.newOrganization().funded("10");
    String agent = world.agent();
    world.post(
        "/numbers/purchase", "{\"e164\":\"+16025550110\",\"agentId\":\"" + agent + "\"}", "buy");
    TemplateTables tables = new TemplateTables(Template.load());
    for (String table : tables.names()) {
      client.createTable(tables.request(table).toBuilder().tableName(RESTORED + table).build());
      client
          .scanPaginator(scan -> scan.tableName(table))
          .items()
          .forEach(item -> client.putItem(put -> put.tableName(RESTORED + table).item(item)));
    }
  }

  @Test
  void finds_whole_tables_whole() {
    JsonNode report = audit();

    assertThat(report.path("ok").asBoolean()).as("%s", report).isTrue();
    assertThat(report.path("looked").path("numbers").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NumbersTable", "RequestsTable", "WalletsTable", "LedgerTable", "AgentsTable"})
  void finds_that_a_table_came_back_without_the_last_transaction(String table) {
    client
        .scanPaginator(scan -> scan.tableName(RESTORED + table))
        .items()
        .forEach(
            item ->
                client.deleteItem(
                    delete -> delete.tableName(RESTORED + table).key(key(table, item))));

    JsonNode report = audit();

    assertThat(report.path("ok").asBoolean()).isFalse();
    assertThat(report.path("breaks")).isNotEmpty();
  }

  /// What the drill's command does, over this DynamoDB.
  private JsonNode audit() {
    Map<String, String> settings = new HashMap<>();
    Template.load().tableVariables().forEach((name, table) -> settings.put(name, RESTORED + table));
    String endpoint = "AWS_ENDPOINT_URL_DYNAMODB";
    settings.put(endpoint, deployment.wiring().settings().environment().getOrDefault(endpoint, ""));
    return Deployment.with(settings).invoke("AuditFunction", Json.object());
  }

  private static Map<String, AttributeValue> key(String table, Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new HashMap<>(item);
    key.keySet()
        .retainAll(
            new TemplateTables(Template.load())
                .request(table).keySchema().stream().map(part -> part.attributeName()).toList());
    return key;
  }
}
