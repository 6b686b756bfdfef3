package io.dialplane.testkit.standin;

import io.dialplane.domain.Offer;
import io.dialplane.port.Carrier.AccountPage;
import io.dialplane.port.Carrier.Hold;
import io.dialplane.port.Carrier.OnAccount;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Accepted;
import io.dialplane.port.CarrierAnswer.Pending;
import io.dialplane.port.CarrierAnswer.Refused;
import io.dialplane.port.CarrierAnswer.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What an adapter made of a carrier's answers: of which kind its own answer is, and in it what
/// money and numbers hang on.
record Told(String kind, List<String> values) {

  static Told of(CarrierAnswer<?> answer) {
    return switch (answer) {
      case Accepted<?>(var value) -> new Told("accepted", values(value));
      case Pending<?> _ -> new Told("pending", List.of());
      case Unknown<?> _ -> new Told("unknown", List.of());
      case Refused<?>(var reason, _) ->
          new Told("refused " + reason.name().toLowerCase(Locale.ROOT), List.of());
    };
  }

  boolean is(String beginning) {
    return kind.startsWith(beginning);
  }

  private static List<String> values(Object value) {
    return switch (value) {
      case List<?> all -> all.stream().flatMap(each -> values(each).stream()).toList();
      case Offer offer -> List.of(offer.e164() + " at " + offer.price().monthly());
      case OnAccount there ->
          List.of(there.offer().e164() + " as " + there.carrierId(), "under " + there.reference());
      case AccountPage page -> {
        List<String> all = new ArrayList<>(values(page.numbers()));
        all.add("then " + page.next());
        yield all;
      }
      // Its id and its end are another each time.
      case Hold _ -> List.of("held");
      default -> List.of(value.toString());
    };
  }
}
