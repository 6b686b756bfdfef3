package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.testkit.Deployment;
import java.util.ArrayList;
import java.util.List;

/// Records handed to the function behind the streams, and what it answers of them.
final class Publishing {

  private Publishing() {}

  /// The sequence numbers that it could not do.
  static List<String> failures(Deployment deployment, JsonNode event) {
    JsonNode answer = deployment.invoke("PublishFunction", event);
    assertThat(answer.path("batchItemFailures").isArray()).isTrue();
    List<String> failures = new ArrayList<>();
    answer
        .path("batchItemFailures")
        .forEach(failure -> failures.add(failure.path("itemIdentifier").asText()));
    return failures;
  }

  static String sequenceNumber(JsonNode record) {
    return record.path("dynamodb").path("SequenceNumber").asText();
  }
}
