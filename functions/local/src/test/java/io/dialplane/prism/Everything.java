package io.dialplane.prism;

import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.InventoryQuery.Pattern;
import io.dialplane.domain.InventoryQuery.Place;
import io.dialplane.domain.NumberType;
import io.dialplane.domain.Offer;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.testkit.standin.Heard;
import io.dialplane.testkit.standin.StandIn;
import java.util.List;
import java.util.Set;

/// Does with an adapter all that can be done with a carrier.
final class Everything {
  private static final E164 NUMBER = new E164("+19075550111");
  private static final E164 ABROAD = new E164("+17875550111");
  private static final String REFERENCE = "0123456789abcdef0123456789abcdef";
  private static final int FEW = 5;

  private Everything() {}

  /// What its stand-in heard.
  static List<Heard> asked(Published carrier) {
    try (StandIn standIn = carrier.standIn()) {
      Carrier adapter = carrier.adapter(standIn);
      searches().forEach(adapter::search);
      Offer offer = value(adapter.quote(NUMBER));
      adapter.hold(NUMBER, "a hold");
      // Held by ourselves already, which is looked up.
      if (adapter.hold(NUMBER, "another")
          instanceof CarrierAnswer.Accepted<Carrier.Hold>(var held)) {
        adapter.extendHold(NUMBER, held.id());
      }
      adapter.order(new Carrier.Order(NUMBER, REFERENCE, offer));
      String id = value(adapter.find(REFERENCE, NUMBER)).carrierId();
      value(adapter.find(null, NUMBER));
      value(adapter.owned(null));
      value(adapter.pointVoice(NUMBER, id));
      value(adapter.release(NUMBER, id));
      adapter.order(new Carrier.Order(ABROAD, REFERENCE, offer));
      return standIn.heard();
    }
  }

  private static List<InventoryQuery> searches() {
    Place everywhere = new Place("US", null, null, null, null);
    Place area = new Place("US", "907", null, null, null);
    Place city = new Place("US", "907", "Anchorage", "AK", "ANCHORAGE");
    Place abroad = new Place("GB", null, null, null, null);
    Set<Feature> features = Set.of(Feature.VOICE, Feature.SMS);
    return List.of(
        query(city, NumberType.LOCAL, features, Pattern.ANY),
        query(area, NumberType.LOCAL, features, new Pattern("11", "9075", "1")),
        query(area, NumberType.LOCAL, Set.of(), new Pattern(null, null, "11")),
        query(everywhere, NumberType.TOLL_FREE, Set.of(), Pattern.ANY),
        query(abroad, NumberType.MOBILE, Set.of(), Pattern.ANY),
        query(abroad, NumberType.NATIONAL, Set.of(), Pattern.ANY));
  }

  private static InventoryQuery query(
      Place place, NumberType type, Set<Feature> features, Pattern pattern) {
    return new InventoryQuery(place, type, features, pattern, FEW);
  }

  private static <T> T value(CarrierAnswer<T> answer) {
    if (answer instanceof CarrierAnswer.Accepted<T>(var value)) {
      return value;
    }
    throw new AssertionError("not accepted: " + answer);
  }
}
