package io.dialplane.purchase;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dialplane.http.Entrance;
import io.dialplane.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// The Lambda behind `purchase`, `get_purchase` and `list_purchases`.
public final class PurchaseHandler implements RequestStreamHandler {
  private final Entrance entrance;

  public PurchaseHandler() {
    this(Wiring.ofLambda(PurchaseHandler::new));
  }

  public PurchaseHandler(Wiring wiring) {
    entrance =
        wiring.endpoint(
            List.of(
                new BuyNumber(wiring.carriers(), wiring.surroundings(), wiring.settings().timing()),
                new GetPurchase(),
                new ListPurchases(wiring.surroundings().store())));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    entrance.handle(in, out, context);
  }
}
