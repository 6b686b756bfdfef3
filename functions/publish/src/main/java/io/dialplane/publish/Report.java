package io.dialplane.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.NumberId;
import io.dialplane.http.Json;
import io.dialplane.http.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What became of a batch: its log line, and where Lambda is to go on from.
final class Report {
  private final int records;
  private final ArrayNode lost = Json.array();
  private int told;
  private int holdsExpired;
  private @Nullable StreamRecord firstFailed;
  private @Nullable String trouble;

  Report(int records) {
    this.records = records;
  }

  void told(int events) {
    told = events;
  }

  void holdExpired() {
    holdsExpired++;
  }

  /// TTL has deleted what has no TTL: somebody must look, and bring it back.
  void neverToExpire(NumberId id) {
    lost.add(id.toString());
  }

  /// Lambda goes on from the first that failed, and hands over again what comes after it.
  void failed(StreamRecord record, String why) {
    if (firstFailed == null || record.place() < firstFailed.place()) {
      firstFailed = record;
      trouble = why;
    }
  }

  ObjectNode answer() {
    ObjectNode answer = Json.object();
    ArrayNode failures = answer.putArray("batchItemFailures");
    if (firstFailed != null) {
      failures.addObject().put("itemIdentifier", firstFailed.sequenceNumber());
    }
    return answer;
  }

  String logLine(String requestId, Instant started, InstantSource clock) {
    Instant now = clock.instant();
    ObjectNode line =
        Json.object()
            .put("requestId", requestId)
            .put("operation", "publish")
            .put("ms", Duration.between(started, now).toMillis())
            .put("records", records)
            .put("told", told)
            .put("holdsExpired", holdsExpired);
    if (firstFailed != null) {
      line.put("failedAt", firstFailed.sequenceNumber()).put("error", trouble);
    }
    if (!lost.isEmpty()) {
      line.set("lost", lost);
      metric(line, now);
    }
    return Json.write(line);
  }

  /// A metric only where the alarm is to ring: each costs by the month.
  private void metric(ObjectNode line, Instant now) {
    line.put("UnexpectedExpiries", lost.size());
    Metrics.of(line, now).counts("UnexpectedExpiries");
  }
}
