package io.dialplane.importing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dialplane.http.Entrance;
import io.dialplane.http.VoicePointing;
import io.dialplane.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// The Lambda behind `import`.
public final class ImportHandler implements RequestStreamHandler {
  private final Entrance entrance;

  public ImportHandler() {
    this(Wiring.ofLambda(ImportHandler::new));
  }

  public ImportHandler(Wiring wiring) {
    boolean open = wiring.settings().selling().importsOpen();
    VoicePointing voice =
        new VoicePointing(wiring.carriers(), wiring.surroundings(), wiring.settings().timing());
    entrance = wiring.endpoint(List.of(new ImportNumber(voice, open)));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    entrance.handle(in, out, context);
  }
}
