package io.dialplane.testkit;

import static io.dialplane.testkit.Template.map;
import static io.dialplane.testkit.Template.maps;
import static io.dialplane.testkit.Template.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/// The tables of the template, to be created where there is no CloudFormation.
public final class TemplateTables {
  private final Map<String, Map<String, Object>> tables;

  public TemplateTables(Template template) {
    this.tables = template.resources("AWS::DynamoDB::Table");
  }

  public Set<String> names() {
    return tables.keySet();
  }

  /// Creates those that are missing, without TTL: outside AWS it reaps by a clock that is not ours.
  public void createMissing(DynamoDbClient client) {
    Set<String> there = Set.copyOf(client.listTables().tableNames());
    for (String name : tables.keySet()) {
      if (!there.contains(name)) {
        create(client, name);
      }
    }
  }

  private void create(DynamoDbClient client, String name) {
    try {
      client.createTable(request(name));
      client.waiter().waitUntilTableExists(wait -> wait.tableName(name));
    } catch (ResourceInUseException _) {
      // Somebody else has just created it.
    }
  }

  public CreateTableRequest request(String name) {
    Map<String, Object> table = map(tables.get(name));
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(keys(table))
            .attributeDefinitions(
                maps(table.get("AttributeDefinitions")).stream()
                    .map(
                        attribute ->
                            AttributeDefinition.builder()
                                .attributeName(text(attribute, "AttributeName"))
                                .attributeType(text(attribute, "AttributeType"))
                                .build())
                    .toList());
    List<GlobalSecondaryIndex> indexes = indexes(table);
    if (!indexes.isEmpty()) {
      request.globalSecondaryIndexes(indexes);
    }
    if (table.containsKey("StreamSpecification")) {
      request.streamSpecification(
          StreamSpecification.builder()
              .streamEnabled(true)
              .streamViewType(text(map(table.get("StreamSpecification")), "StreamViewType"))
              .build());
    }
    return request.build();
  }

  /// The attribute whose time ends an item, where there is one.
  public Optional<String> expiresBy(String name) {
    Map<String, Object> table = map(tables.get(name));
    return table.containsKey("TimeToLiveSpecification")
        ? Optional.of(text(map(table.get("TimeToLiveSpecification")), "AttributeName"))
        : Optional.empty();
  }

  private static List<GlobalSecondaryIndex> indexes(Map<String, Object> table) {
    List<GlobalSecondaryIndex> indexes = new ArrayList<>();
    if (table.containsKey("GlobalSecondaryIndexes")) {
      for (Map<String, Object> index : maps(table.get("GlobalSecondaryIndexes"))) {
        indexes.add(
            GlobalSecondaryIndex.builder()
                .indexName(text(index, "IndexName"))
                .keySchema(keys(index))
                .projection(
                    Projection.builder()
                        .projectionType(text(map(index.get("Projection")), "ProjectionType"))
                        .build())
                .build());
      }
    }
    return indexes;
  }

  private static List<KeySchemaElement> keys(Map<String, Object> of) {
    return maps(of.get("KeySchema")).stream()
        .map(
            key ->
                KeySchemaElement.builder()
                    .attributeName(text(key, "AttributeName"))
                    .keyType(text(key, "KeyType"))
                    .build())
        .toList();
  }
}
