package io.dialplane.keys;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dialplane.http.Dues;
import io.dialplane.http.Entrance;
import io.dialplane.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// The Lambda that operators invoke with IAM rights; no public path leads here.
public final class KeysHandler implements RequestStreamHandler {
  private final Entrance entrance;

  public KeysHandler() {
    this(Wiring.ofLambda(KeysHandler::new));
  }

  public KeysHandler(Wiring wiring) {
    KeyMaker maker = new KeyMaker(wiring.surroundings());
    entrance =
        wiring.operators(
            List.of(
                new CreateOrganization(wiring.surroundings(), maker),
                new IssueKey(wiring.surroundings(), maker),
                new ListKeys(wiring.surroundings().store()),
                new RevokeKey(wiring.surroundings()),
                new ListOrganizations(wiring.surroundings().store()),
                new GrantImport(wiring.surroundings().store()),
                new Republish(wiring.surroundings(), wiring.bus()),
                new AdjustWallet(
                    wiring.surroundings(),
                    new Dues(wiring.surroundings(), wiring.settings().timing().graceDays()))));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    entrance.handle(in, out, context);
  }
}
