package io.dialplane.publish;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.dialplane.http.Json;
import io.dialplane.http.NoRoute;
import io.dialplane.http.Script;
import io.dialplane.http.Surroundings;
import io.dialplane.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/// The Lambda behind the streams of the outbox and of the numbers. It answers where Lambda is to go
/// on from, where not all of a batch could be done.
public final class PublishHandler implements RequestStreamHandler {
  private final Surroundings around;
  private final Publish publish;

  public PublishHandler() {
    this(Wiring.ofLambda(PublishHandler::new));
  }

  public PublishHandler(Wiring wiring) {
    around = wiring.surroundings();
    publish = new Publish(around.store(), wiring.bus(), wiring.images());
    // It may read nothing, so it has nothing to connect for.
    wiring.script(() -> new Script(List.of(), List.of(StreamRecord.EXAMPLE)));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = Json.read(in).orElse(NullNode.getInstance());
    if (!event.has("Records")) {
      // A ping, or nothing that this function is for.
      out.write(Json.bytes(new NoRoute(around).answer(event, context)));
      return;
    }
    Instant started = around.clock().instant();
    Report report = publish.take(StreamRecord.all(event));
    around.log().println(report.logLine(context.getAwsRequestId(), started, around.clock()));
    out.write(Json.bytes(report.answer()));
  }
}
