package io.dialplane.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Organization;
import io.dialplane.domain.Tenant;
import io.dialplane.port.StoreUnavailable;
import io.dialplane.port.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

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

  /// Runs what answers a request, counts its calls, and writes its line. This is the last line of
  /// defence: of a bug the caller learns the request id, the log the reason.
  static Answer of(Surroundings around, String requestId, Function<LogLine, Answer> run) {
    LogLine line = new LogLine(around);
    line.line.put("requestId", requestId).put("operation", "none");
    Tally tally = Tally.start();
    Answer answer = ScopedValue.where(Tally.CURRENT, tally).call(() -> line.guarded(run));
    line.end(answer, tally);
    return answer;
  }

  private Answer guarded(Function<LogLine, Answer> run) {
    try {
      return run.apply(this);
    } catch (StoreUnavailable _) {
      return Problems.unavailable();
    } catch (RuntimeException bug) {
      // Its trace goes along, without what its messages may quote of a caller.
      line.put("error", Trace.of(bug, LONGEST_TRACE));
      return Problems.internal();
    }
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

  private void end(Answer answer, Tally tally) {
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
