package io.dialplane.release;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dialplane.http.Entrance;
import io.dialplane.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// The Lambda behind `release`.
public final class ReleaseHandler implements RequestStreamHandler {
  private final Entrance entrance;

  public ReleaseHandler() {
    this(Wiring.ofLambda(ReleaseHandler::new));
  }

  public ReleaseHandler(Wiring wiring) {
    entrance =
        wiring.endpoint(
            List.of(
                new ReleaseNumber(
                    wiring.carriers(), wiring.surroundings(), wiring.settings().timing())));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    entrance.handle(in, out, context);
  }
}
