package io.dialplane.assign;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dialplane.http.Entrance;
import io.dialplane.http.VoicePointing;
import io.dialplane.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// The Lambda behind `assign` and `unassign`.
public final class AssignHandler implements RequestStreamHandler {
  private final Entrance entrance;

  public AssignHandler() {
    this(Wiring.ofLambda(AssignHandler::new));
  }

  public AssignHandler(Wiring wiring) {
    VoicePointing voice =
        new VoicePointing(wiring.carriers(), wiring.surroundings(), wiring.settings().timing());
    entrance = wiring.endpoint(List.of(new AssignNumber(voice), new UnassignNumber()));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    entrance.handle(in, out, context);
  }
}
