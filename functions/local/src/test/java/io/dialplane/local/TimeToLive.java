package io.dialplane.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.TableStream;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// TTL of the table of numbers as it is on AWS, where the service itself deletes: DynamoDB Local's
/// own TTL goes by the wall clock and does not say who deleted.
final class TimeToLive {

  private TimeToLive() {}

  /// Deletes a number's item, and gives the stream's records of it.
  static List<ObjectNode> reap(Deployment deployment, TableStream numbers, String e164) {
    numbers.next();
    deployment
        .dynamoDb()
        .deleteItem(
            delete ->
                delete.tableName("NumbersTable").key(Map.of("e164", AttributeValue.fromS(e164))));
    return asIfReaped(numbers);
  }

  /// The records of what has just been deleted, as if the service had done it.
  static List<ObjectNode> asIfReaped(TableStream numbers) {
    List<ObjectNode> records =
        numbers.next().stream()
            .filter(record -> record.path("eventName").asText().equals("REMOVE"))
            .toList();
    records.forEach(
        record ->
            record
                .putObject("userIdentity")
                .put("type", "Service")
                .put("principalId", "dynamodb.amazonaws.com"));
    return records;
  }
}
