package io.dialplane.voice;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dialplane.http.Entrance;
import io.dialplane.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;

/// The Lambda that carriers call: `inbound_call` and `call_status`.
public final class VoiceHandler implements RequestStreamHandler {
  private final Entrance endpoint;

  public VoiceHandler() {
    this(Wiring.ofLambda(VoiceHandler::new));
  }

  public VoiceHandler(Wiring wiring) {
    Gate gate = new Gate(wiring.lines(), InstantSource.system());
    endpoint =
        wiring.webhooks(
            List.of(
                new InboundCall(gate, wiring.surroundings()),
                new CallStatus(gate, wiring.surroundings())));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    endpoint.handle(in, out, context);
  }
}
