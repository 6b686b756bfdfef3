package io.dialplane.settle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
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

/// The Lambda that is invoked each minute: takes any event, does what is due, and answers counts. A
/// ping does nothing.
public final class SettleHandler implements RequestStreamHandler {
  /// What a run leaves of the function's time, to write what it was about to.
  private static final Duration RESERVE = Duration.ofSeconds(4);

  private final Surroundings around;
  private final Settle settle;

  public SettleHandler() {
    this(Wiring.ofLambda(SettleHandler::new));
  }

  public SettleHandler(Wiring wiring) {
    around = wiring.surroundings();
    settle = new Settle(wiring.carriers(), around, wiring.settings().timing());
    wiring.script(() -> new Script(List.of(new Ref.OfDuty("priming")), List.of("{}")));
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
    Run run = settle.run(started.plus(left));
    around.log().println(SettleLog.run(run, started, context.getAwsRequestId()));
    ObjectNode counts = SettleLog.counts(run);
    out.write(Json.bytes(counts));
  }
}
