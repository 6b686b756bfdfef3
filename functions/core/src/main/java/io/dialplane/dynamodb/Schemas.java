package io.dialplane.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import io.dialplane.domain.Change;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The enhanced tables over one client.
record Schemas(
    DynamoDbEnhancedClient enhanced,
    DynamoDbTable<Row> numbers,
    DynamoDbTable<Row> holds,
    DynamoDbTable<Row> requests,
    DynamoDbTable<Row> wallets,
    DynamoDbTable<Row> ledger,
    DynamoDbTable<Row> agents,
    DynamoDbTable<Row> keys,
    DynamoDbTable<Row> organizations,
    DynamoDbTable<Row> events,
    DynamoDbTable<Row> grants,
    DynamoDbTable<Row> orphans,
    DynamoDbTable<Row> duties) {
  static final Column<String> GRANT_E164 = Column.text("e164", primaryPartitionKey());
  static final Column<String> GRANT_ORGANIZATION = Column.text("organizationId");
  static final RowSchema GRANTS = RowSchema.of(GRANT_E164, GRANT_ORGANIZATION);

  static Row.Builder toRow(Change.Grant grant) {
    return Row.builder()
        .put(GRANT_E164, grant.e164().value())
        .put(GRANT_ORGANIZATION, grant.organizationId());
  }

  static Schemas over(DynamoDbClient client, Tables tables) {
    // No extensions: nothing here versions or generates attributes behind our back.
    DynamoDbEnhancedClient enhanced =
        DynamoDbEnhancedClient.builder().dynamoDbClient(client).extensions().build();
    return new Schemas(
        enhanced,
        enhanced.table(tables.numbers(), NumberColumns.SCHEMA),
        enhanced.table(tables.holds(), HoldsRows.SCHEMA),
        enhanced.table(tables.requests(), RequestRows.SCHEMA),
        enhanced.table(tables.wallets(), WalletRows.SCHEMA),
        enhanced.table(tables.ledger(), LedgerRows.SCHEMA),
        enhanced.table(tables.agents(), AgentRows.SCHEMA),
        enhanced.table(tables.keys(), KeyRows.SCHEMA),
        enhanced.table(tables.organizations(), KeyRows.ORGANIZATION_SCHEMA),
        enhanced.table(tables.events(), EventRows.SCHEMA),
        enhanced.table(tables.grants(), GRANTS),
        enhanced.table(tables.orphans(), DutyRows.ORPHAN_SCHEMA),
        enhanced.table(tables.duties(), DutyRows.SCHEMA));
  }
}
