package io.dialplane.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// What makes fields of a log line metrics as well: CloudWatch's embedded metric format. Each
/// metric is there without a dimension, for alarms over the whole deployment.
public final class Metrics {
  private final ArrayNode dimensions;
  private final ArrayNode metrics;

  private Metrics(ObjectNode directive) {
    dimensions = directive.putArray("Dimensions");
    dimensions.addArray();
    metrics = directive.putArray("Metrics");
  }

  /// Metrics of `line` as of `at`; the line gets their fields before or after.
  public static Metrics of(ObjectNode line, Instant at) {
    return new Metrics(
        line.putObject("_aws")
            .put("Timestamp", at.toEpochMilli())
            .putArray("CloudWatchMetrics")
            .addObject()
            .put("Namespace", "Dialplane"));
  }

  /// Each metric also by the value of `field`.
  Metrics by(String field) {
    dimensions.addArray().add(field);
    return this;
  }

  public Metrics milliseconds(String field) {
    metrics.addObject().put("Name", field).put("Unit", "Milliseconds");
    return this;
  }

  public Metrics counts(String... fields) {
    for (String field : fields) {
      metrics.addObject().put("Name", field).put("Unit", "Count");
    }
    return this;
  }
}
