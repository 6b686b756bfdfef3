package io.dialplane.local;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What no function does: changes made to the tables behind their backs.
record Meddling(DynamoDbClient client) {

  /// The sandbox applies an order long after everybody has given it up.
  void applies(String e164, String reference) {
    client.putItem(
        put ->
            put.tableName("SandboxTable")
                .item(
                    Map.of(
                        "e164", AttributeValue.fromS(e164),
                        "reference", AttributeValue.fromS(reference),
                        "appliesAt", AttributeValue.fromN("0"),
                        "released", AttributeValue.fromBool(false),
                        "releaseTried", AttributeValue.fromBool(false))));
  }

  /// The sandbox loses a number.
  void takesBack(String e164) {
    client.deleteItem(
        delete -> delete.tableName("SandboxTable").key(Map.of("e164", AttributeValue.fromS(e164))));
  }

  /// An agent of the test world counts numbers that nobody has.
  void miscounts(String organizationId, String agentId) {
    client.updateItem(
        update ->
            update
                .tableName("AgentsTable")
                .key(
                    Map.of(
                        "tenant", AttributeValue.fromS(organizationId + "#test"),
                        "agentId", AttributeValue.fromS(agentId)))
                .updateExpression("SET assignedNumbers = :x")
                .expressionAttributeValues(Map.of(":x", AttributeValue.fromN("7"))));
  }
}
