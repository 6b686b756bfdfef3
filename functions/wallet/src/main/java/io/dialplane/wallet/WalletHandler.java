package io.dialplane.wallet;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dialplane.http.Dues;
import io.dialplane.http.Entrance;
import io.dialplane.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// The Lambda behind `get_wallet`, `top_up` and `list_entries`.
public final class WalletHandler implements RequestStreamHandler {
  private final Entrance entrance;

  public WalletHandler() {
    this(Wiring.ofLambda(WalletHandler::new));
  }

  public WalletHandler(Wiring wiring) {
    entrance =
        wiring.endpoint(
            List.of(
                new GetWallet(),
                new TopUp(
                    wiring.settings().selling().topUpsOpen(),
                    new Dues(wiring.surroundings(), wiring.settings().timing().graceDays())),
                new ListEntries(wiring.surroundings().store())));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    entrance.handle(in, out, context);
  }
}
