package io.dialplane.events;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dialplane.http.Entrance;
import io.dialplane.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// The Lambda behind `list_events`.
public final class EventsHandler implements RequestStreamHandler {
  private final Entrance endpoint;

  public EventsHandler() {
    this(Wiring.ofLambda(EventsHandler::new));
  }

  public EventsHandler(Wiring wiring) {
    endpoint = wiring.endpoint(List.of(new ListEvents(wiring.surroundings().store())));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    endpoint.handle(in, out, context);
  }
}
