package io.dialplane.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Organization;
import io.dialplane.domain.Tenant;
import io.dialplane.port.Tally;
import java.time.Duration;
import java.time.Instant;

/// One JSON line a request, which is also its metrics in CloudWatch's embedded format. Never a key,
/// never a number.
public final class LogLine {
  private static final int LONGEST_TRACE = 8_000;

  private final Surroundings around;
  private final Instant started;
  private final ObjectNode line = Json.object();

  private LogLine(Surroundings around) {
    this.around = around;
    this.started = around.clock().instant();
  }

  public static LogLine start(Surroundings around, String requestId) {
    LogLine line = new LogLine(around);
    line.line.put("requestId", requestId).put("operation", "none");
    return line;
  }

  public void operation(String name) {
    line.put("operation", name);
  }

  public void tenant(Tenant tenant) {
    line.put("organization", tenant.organizationId()).put("mode", tenant.mode().label());
  }

  /// What became of it, in a word.
  public void outcome(String word) {
    line.put("outcome", word);
  }

  /// The organisation that an operator names; text that can be none is not repeated.
  void organization(String id) {
    if (Organization.isId(id)) {
      line.put("organization", id);
    }
  }

  /// A bug: its trace goes along, without what its messages may quote of a caller.
  public void broken(Throwable bug) {
    line.put("error", Trace.of(bug, LONGEST_TRACE));
  }

  public void end(Answer answer, Tally tally) {
    Instant now = around.clock().instant();
    line.put("status", answer.status());
    if (answer.code() != null) {
      line.put("code", answer.code());
    }
    line.put("ms", Duration.between(started, now).toMillis())
        .put("storeCalls", tally.store().get())
        .put("carrierCalls", tally.carrier().get())
        .put("Requests", 1)
        .put("ServerErrors", answer.status() >= 500 ? 1 : 0)
        .put("CarrierAccountTrouble", tally.carrierTrouble().get() ? 1 : 0);
    // By operation too, to look into one.
    Metrics.of(line, now)
        .by("operation")
        .milliseconds("ms")
        .counts("Requests", "ServerErrors", "CarrierAccountTrouble");
    around.log().println(Json.write(line));
  }
}
