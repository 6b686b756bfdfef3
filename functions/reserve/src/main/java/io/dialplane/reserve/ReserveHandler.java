package io.dialplane.reserve;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dialplane.http.Entrance;
import io.dialplane.port.Carriers;
import io.dialplane.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/// The Lambda behind `reserve`, `list_reservations`, `extend_reservation` and `cancel_reservation`.
public final class ReserveHandler implements RequestStreamHandler {
  private final Entrance entrance;

  public ReserveHandler() {
    this(Wiring.ofLambda(ReserveHandler::new));
  }

  public ReserveHandler(Wiring wiring) {
    Carriers carriers = wiring.carriers();
    Duration hold = wiring.settings().timing().hold();
    entrance =
        wiring.endpoint(
            List.of(
                new ReserveNumber(carriers, wiring.ids(), hold),
                new ListReservations(wiring.surroundings().store()),
                new ExtendReservation(carriers, hold),
                new CancelReservation(carriers)));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    entrance.handle(in, out, context);
  }
}
