package io.dialplane.release;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dialplane.http.Endpoint;
import io.dialplane.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// The Lambda behind `release`.
public final class ReleaseHandler implements RequestStreamHandler {
  private final Endpoint endpoint;

  public ReleaseHandler() {
    this(Wiring.fromEnvironment());
  }

  public ReleaseHandler(Wiring wiring) {
    endpoint =
        wiring.endpoint(
            List.of(
                new ReleaseNumber(
                    wiring.carriers(), wiring.surroundings(), wiring.settings().timing())));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    endpoint.handle(in, out, context);
  }
}
