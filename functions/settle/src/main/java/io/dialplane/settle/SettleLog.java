package io.dialplane.settle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.http.Metrics;
import java.time.Duration;
import java.time.Instant;

/// The log lines of settle, which are its metrics as well: alarms watch for what must be looked at
/// by a person.
final class SettleLog {
  /// Counts that an alarm watches, named in what a run counts.
  private static final String[] WATCHED = {
    "purchasesUndecidedLong", "orphans", "missing", "protectedPastDue", "broken"
  };

  private SettleLog() {}

  static String broken(String kind, String trace) {
    return Json.write(
        Json.object().put("operation", "settle").put("kind", kind).put("error", trace));
  }

  /// One line a run.
  static String run(Run run, Instant started, String requestId) {
    ObjectNode line =
        Json.object()
            .put("requestId", requestId)
            .put("operation", "settle")
            .put("ms", Duration.between(started, run.now()).toMillis())
            .put("dueForMs", run.waited().toMillis());
    line.setAll(counts(run));
    Metrics.of(line, run.now()).milliseconds("dueForMs").counts(WATCHED);
    return Json.write(line);
  }

  /// What a run has done, as it answers its event; what is watched is there even when it is zero.
  static ObjectNode counts(Run run) {
    ObjectNode counts = Json.object();
    for (String watched : WATCHED) {
      counts.put(watched, 0);
    }
    run.counts().forEach(counts::put);
    return counts.put("broken", run.broken().values().stream().mapToInt(Integer::intValue).sum());
  }
}
