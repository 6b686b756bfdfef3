package io.dialplane.testkit.standin;

import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.InventoryQuery.Pattern;
import io.dialplane.domain.InventoryQuery.Place;
import io.dialplane.domain.NumberType;
import io.dialplane.domain.Offer;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Accepted;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.port.CarrierAnswer.Refused;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the adapters' tests ask, and what they look for in an answer.
final class Asked {
  static final int LIMIT = 20;

  private Asked() {}

  static E164 number(String areaCode, int line) {
    return new E164("+1%s55501%02d".formatted(areaCode, line));
  }

  static InventoryQuery in(@Nullable String areaCode) {
    return query(new Place("US", areaCode, null, null, null), null, Set.of(), Pattern.ANY);
  }

  static InventoryQuery query(
      Place place, @Nullable NumberType type, Set<Feature> features, Pattern pattern) {
    return new InventoryQuery(place, type, features, pattern, LIMIT);
  }

  /// Quoted, and ordered for what it costs.
  static CarrierAnswer<String> buy(Carrier carrier, E164 e164, String reference) {
    Offer offer = value(carrier.quote(e164));
    return carrier.order(new Carrier.Order(e164, reference, offer));
  }

  static <T> T value(CarrierAnswer<T> answer) {
    if (answer instanceof Accepted<T>(var value)) {
      return value;
    }
    throw new AssertionError("not accepted: " + answer);
  }

  static Refusal refusal(CarrierAnswer<?> answer) {
    if (answer instanceof Refused<?>(var reason, _)) {
      return reason;
    }
    throw new AssertionError("not refused: " + answer);
  }

  static String words(CarrierAnswer<?> answer) {
    return switch (answer) {
      case Refused<?>(_, var words) -> words;
      case CarrierAnswer.Unknown<?>(var words) -> words;
      case Accepted<?> _, CarrierAnswer.Pending<?> _ ->
          throw new AssertionError("no words: " + answer);
    };
  }

  static List<String> numbers(List<Offer> offers) {
    return offers.stream().map(offer -> offer.e164().value()).toList();
  }
}
