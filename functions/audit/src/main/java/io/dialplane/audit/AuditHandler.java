package io.dialplane.audit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Json;
import io.dialplane.http.Metrics;
import io.dialplane.http.Ping;
import io.dialplane.http.Script;
import io.dialplane.http.Surroundings;
import io.dialplane.port.Ref;
import io.dialplane.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The Lambda that audits each night, and whenever an operator asks, after a restore above all:
/// takes any event, answers a report, and logs how many breaks it found.
public final class AuditHandler implements RequestStreamHandler {
  private static final Duration RESERVE = Duration.ofSeconds(4);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Surroundings around;
  private final Audit audit;

  public AuditHandler() {
    this(Wiring.ofLambda(AuditHandler::new));
  }

  public AuditHandler(Wiring wiring) {
    around = wiring.surroundings();
    audit = new Audit(around, PAUSE);
    wiring.script(() -> new Script(List.of(new Ref.OfWallet(Tenant.NOBODY)), List.of("{}")));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = Json.read(in).orElse(NullNode.getInstance());
    if (Ping.is(event)) {
      out.write(Json.bytes(Ping.answer()));
      return;
    }
    Instant started = around.clock().instant();
    Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    Report report = audit.run(started.plus(left));
    log(report, started, context.getAwsRequestId());
    out.write(Json.bytes(report.view()));
  }

  /// Counts only: a report names numbers, a log does not.
  private void log(Report report, Instant started, String requestId) {
    Instant now = around.clock().instant();
    ObjectNode line =
        Json.object()
            .put("requestId", requestId)
            .put("operation", "audit")
            .put("ms", Duration.between(started, now).toMillis())
            .put("AuditBreaks", report.breaks().size() + (report.isComplete() ? 0 : 1));
    Metrics.of(line, now).counts("AuditBreaks");
    around.log().println(Json.write(line));
  }
}
