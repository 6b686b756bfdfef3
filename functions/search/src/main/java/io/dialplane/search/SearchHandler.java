package io.dialplane.search;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dialplane.http.Entrance;
import io.dialplane.port.Carriers;
import io.dialplane.port.Quotes;
import io.dialplane.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// The Lambda behind `search`, `get_available` and `list_carriers`.
public final class SearchHandler implements RequestStreamHandler {
  private final Entrance entrance;

  public SearchHandler() {
    this(Wiring.ofLambda(SearchHandler::new));
  }

  public SearchHandler(Wiring wiring) {
    Carriers carriers = wiring.carriers();
    Admissions admissions = new Admissions(carriers, wiring.surroundings().clock());
    entrance =
        wiring.endpoint(
            List.of(
                new SearchNumbers(carriers, wiring.surroundings()),
                new GetAvailable(new Quotes(carriers)),
                new ListCarriers(carriers, admissions)));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    entrance.handle(in, out, context);
  }
}
