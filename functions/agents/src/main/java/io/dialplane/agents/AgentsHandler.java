package io.dialplane.agents;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dialplane.http.Entrance;
import io.dialplane.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// The Lambda behind everything about agents.
public final class AgentsHandler implements RequestStreamHandler {
  private final Entrance entrance;

  public AgentsHandler() {
    this(Wiring.ofLambda(AgentsHandler::new));
  }

  public AgentsHandler(Wiring wiring) {
    entrance =
        wiring.endpoint(
            List.of(
                new CreateAgent(wiring.surroundings()),
                new ListAgents(wiring.surroundings().store()),
                new GetAgent(),
                new UpdateAgent(),
                new DeleteAgent(),
                new PublishAgent()));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    entrance.handle(in, out, context);
  }
}
