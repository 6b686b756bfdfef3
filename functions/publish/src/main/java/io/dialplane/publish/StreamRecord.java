package io.dialplane.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// One record of a table's stream, as Lambda hands it over, and its place in its batch. Its keys
/// say which table it is of.
record StreamRecord(int place, JsonNode json) {
  /// A batch of one, for a rehearsal.
  static final String EXAMPLE =
      """
      {"Records": [{
        "eventName": "INSERT",
        "dynamodb": {
          "SequenceNumber": "1",
          "Keys": {"tenant": {"S": "priming#test"}, "eventId": {"S": "0-agent.published-0"}},
          "NewImage": {
            "tenant": {"S": "priming#test"},
            "eventId": {"S": "0-agent.published-0"},
            "type": {"S": "agent.published"},
            "subject": {"S": "priming"},
            "data": {"S": "{\\"version\\":1}"},
            "createdAt": {"N": "0"},
            "expiresAt": {"N": "0"}
          }
        }
      }]}
      """;

  /// Who deletes what has expired.
  private static final String TTL = "dynamodb.amazonaws.com";

  static List<StreamRecord> all(JsonNode event) {
    List<StreamRecord> records = new ArrayList<>();
    for (JsonNode record : event.path("Records")) {
      records.add(new StreamRecord(records.size(), record));
    }
    return records;
  }

  /// Something new in the outbox; what leaves it is of no interest.
  boolean tells() {
    return has("eventId") && json.path("eventName").asText().equals("INSERT");
  }

  /// The item of a number, deleted by TTL and not by one of us.
  boolean isExpiredNumber() {
    return has("e164")
        && json.path("eventName").asText().equals("REMOVE")
        && json.path("userIdentity").path("principalId").asText().equals(TTL);
  }

  private boolean has(String key) {
    return change().path("Keys").has(key);
  }

  JsonNode newImage() {
    return change().path("NewImage");
  }

  JsonNode oldImage() {
    return change().path("OldImage");
  }

  String sequenceNumber() {
    return change().path("SequenceNumber").asText();
  }

  private JsonNode change() {
    return json.path("dynamodb");
  }
}
