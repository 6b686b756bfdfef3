package io.dialplane.numbers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dialplane.http.Entrance;
import io.dialplane.port.Store;
import io.dialplane.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// The Lambda behind `list_numbers`, `get_number` and `update_number`.
public final class NumbersHandler implements RequestStreamHandler {
  private final Entrance entrance;

  public NumbersHandler() {
    this(Wiring.ofLambda(NumbersHandler::new));
  }

  public NumbersHandler(Wiring wiring) {
    Store store = wiring.surroundings().store();
    entrance =
        wiring.endpoint(
            List.of(new ListNumbers(store), new GetNumber(store), new UpdateNumber(store)));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    entrance.handle(in, out, context);
  }
}
