package io.dialplane.carrier.twilio;

import static io.dialplane.port.CarrierAnswer.accepted;
import static io.dialplane.port.CarrierAnswer.refused;

import io.dialplane.carrier.rest.RestRequest;
import io.dialplane.carrier.rest.Row;
import io.dialplane.carrier.rest.Session;
import io.dialplane.domain.AreaCodes;
import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.InventoryQuery.Pattern;
import io.dialplane.domain.InventoryQuery.Place;
import io.dialplane.domain.Listing;
import io.dialplane.domain.NumberType;
import io.dialplane.domain.Numbering;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Price;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Twilio's inventory: a path for each type of number, and prices elsewhere.
final class TwilioSearch {
  /// With filters that are applied here, more rows are asked for than are wanted.
  private static final int ROWS_TO_SIFT = 500;

  private static final int SHORTEST_PATTERN = 2;

  /// Twilio's capabilities do not tell whether a number can call an emergency service.
  private static final Set<Feature> FEATURES =
      EnumSet.of(Feature.VOICE, Feature.SMS, Feature.MMS, Feature.FAX);

  private final TwilioPrices prices;

  TwilioSearch(TwilioPrices prices) {
    this.prices = prices;
  }

  CarrierAnswer<List<Offer>> search(Session session, InventoryQuery query) {
    if (query.beginning().isEmpty() || !FEATURES.containsAll(query.features())) {
      return accepted(List.of());
    }
    List<Offer> found = new ArrayList<>();
    for (NumberType type : types(query)) {
      CarrierAnswer<List<Offer>> answer = offers(session, query, type, true);
      if (answer instanceof CarrierAnswer.Accepted<List<Offer>>(var offers)) {
        found.addAll(offers);
      } else if (!isNothing(answer)) {
        return answer;
      }
      if (found.size() >= query.limit()) {
        break;
      }
    }
    return accepted(found.stream().limit(query.limit()).toList());
  }

  /// Twilio answers 404 for a type that it does not sell in a country.
  private static boolean isNothing(CarrierAnswer<List<Offer>> answer) {
    return answer instanceof CarrierAnswer.Refused<List<Offer>>(var reason, _)
        && !reason.isCarriersTrouble();
  }

  private static List<NumberType> types(InventoryQuery query) {
    if (query.type() != null) {
      return List.of(query.type());
    }
    if (!query.place().isNorthAmerican()) {
      return List.of(
          NumberType.LOCAL, NumberType.MOBILE, NumberType.NATIONAL, NumberType.TOLL_FREE);
    }
    String areaCode = query.place().areaCode();
    if (areaCode != null) {
      return List.of(
          AreaCodes.TOLL_FREE.contains(areaCode) ? NumberType.TOLL_FREE : NumberType.LOCAL);
    }
    return query.place().locality() == null && query.place().region() == null
        ? List.of(NumberType.LOCAL, NumberType.TOLL_FREE)
        : List.of(NumberType.LOCAL);
  }

  CarrierAnswer<Offer> quote(Session session, E164 e164) {
    InventoryQuery query = InventoryQuery.exactly(e164, null, ROWS_TO_SIFT);
    List<NumberType> types = new ArrayList<>(List.of(Numbering.type(e164)));
    if (!e164.northAmerican()) {
      types(query).stream().filter(type -> !types.contains(type)).forEach(types::add);
    }
    for (NumberType type : types) {
      CarrierAnswer<List<Offer>> answer = offers(session, query, type, false);
      if (answer instanceof CarrierAnswer.Accepted<List<Offer>>(var offers)) {
        Optional<Offer> it = offers.stream().filter(each -> each.e164().equals(e164)).findFirst();
        if (it.isPresent()) {
          return accepted(it.get());
        }
      } else if (!isNothing(answer)) {
        return answer.then(_ -> refused(Refusal.TAKEN, ""));
      }
    }
    return refused(Refusal.TAKEN, "Twilio does not sell this number now");
  }

  /// `freely`: only numbers that can be bought without an address. A number that is named may be
  /// one of the others: whoever orders it is told what Twilio wants.
  private CarrierAnswer<List<Offer>> offers(
      Session session, InventoryQuery query, NumberType type, boolean freely) {
    return prices
        .of(session, query.place().country())
        .then(
            known -> {
              Price price = known.get(type);
              return price == null
                  ? accepted(List.of())
                  : TwilioCodes.SORTING.search(
                      session.ask(request(session, query, type, freely)),
                      body -> accepted(offers(body, query, type, price)));
            });
  }

  private static RestRequest request(
      Session session, InventoryQuery query, NumberType type, boolean freely) {
    Place place = query.place();
    String shape = shape(query);
    String excluded = freely ? "true" : null;
    String path = "AvailablePhoneNumbers/" + place.country() + "/" + word(type);
    RestRequest request =
        RestRequest.get(TwilioCarrier.path(session, path))
            .with("AreaCode", place.isNorthAmerican() ? place.areaCode() : null)
            .with("Contains", shape)
            .with("InLocality", place.locality())
            .with("InRegion", place.region())
            .with("InRateCenter", place.rateCenter())
            .with("ExcludeAllAddressRequired", excluded)
            .with("ExcludeLocalAddressRequired", excluded)
            .with("ExcludeForeignAddressRequired", excluded)
            .with("PageSize", Integer.toString(shape == null ? query.limit() : ROWS_TO_SIFT));
    for (Feature feature : query.features()) {
      request = request.with(enabled(feature), "true");
    }
    return request;
  }

  /// The one pattern that Twilio takes, the narrowest of those asked for; the others are applied
  /// here. A `+` ties it to the beginning of the number, a `$` to its end.
  private static @Nullable String shape(InventoryQuery query) {
    Pattern pattern = query.pattern();
    String beginning = query.beginning().orElse("");
    boolean codeAlone = pattern.startsWith() == null && query.place().isNorthAmerican();
    if (!beginning.isEmpty() && !codeAlone) {
      return "+" + Numbering.callingCode(query.place().country()) + beginning;
    }
    if (pattern.endsWith() != null) {
      return pattern.endsWith() + "$";
    }
    String contains = pattern.contains();
    return contains != null && contains.length() >= SHORTEST_PATTERN ? contains : null;
  }

  private static String word(NumberType type) {
    return switch (type) {
      case LOCAL -> "Local";
      case TOLL_FREE -> "TollFree";
      case MOBILE -> "Mobile";
      case NATIONAL -> "National";
    };
  }

  private static String enabled(Feature feature) {
    return switch (feature) {
      case VOICE -> "VoiceEnabled";
      case SMS -> "SmsEnabled";
      case MMS -> "MmsEnabled";
      case FAX -> "FaxEnabled";
      case EMERGENCY -> throw new IllegalArgumentException("Twilio has no such filter");
    };
  }

  private static List<Offer> offers(Row body, InventoryQuery query, NumberType type, Price price) {
    List<Offer> offers = new ArrayList<>();
    for (Row row : body.listed("available_phone_numbers")) {
      row.e164("phone_number")
          .map(e164 -> listing(row, e164, query, type))
          .filter(query::matches)
          .ifPresent(listing -> offers.add(new Offer(listing, price, false)));
    }
    return offers;
  }

  private static Listing listing(Row row, E164 e164, InventoryQuery query, NumberType type) {
    String country = row.text("iso_country");
    return new Listing(
        e164,
        country == null ? query.place().country() : country,
        type,
        row.text("locality"),
        row.text("region"),
        row.text("rate_center"),
        features(row.at("capabilities")),
        TwilioCarrier.NAME);
  }

  /// Twilio spells the names of capabilities in small letters, and used to spell some in capitals.
  static Set<Feature> features(Row capabilities) {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    for (Feature feature : FEATURES) {
      String name = feature.label();
      if (capabilities.is(name) || capabilities.is(name.toUpperCase(Locale.ROOT))) {
        features.add(feature);
      }
    }
    return features;
  }
}
