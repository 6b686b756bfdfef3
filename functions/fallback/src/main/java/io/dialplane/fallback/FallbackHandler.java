package io.dialplane.fallback;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dialplane.http.Entrance;
import io.dialplane.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The Lambda behind API Gateway's `$default` route: says that a path does not exist, or which
/// methods it takes.
public final class FallbackHandler implements RequestStreamHandler {
  private final Entrance entrance;

  public FallbackHandler() {
    this(Wiring.ofLambda(FallbackHandler::new));
  }

  public FallbackHandler(Wiring wiring) {
    entrance = wiring.noRoute();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    entrance.handle(in, out, context);
  }
}
