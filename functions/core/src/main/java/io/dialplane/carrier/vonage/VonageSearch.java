package io.dialplane.carrier.vonage;

import static io.dialplane.port.CarrierAnswer.accepted;

import io.dialplane.carrier.rest.RestRequest;
import io.dialplane.carrier.rest.Row;
import io.dialplane.carrier.rest.Session;
import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.InventoryQuery.Pattern;
import io.dialplane.domain.Listing;
import io.dialplane.domain.Money;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Vonage's inventory: a monthly price in euros, one pattern, and no word of a number's place.
record VonageSearch(Euros euros) {
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 4;
  private static final Set<Feature> FEATURES = EnumSet.of(Feature.VOICE, Feature.SMS, Feature.MMS);

  /// A pattern and where in the number it must stand, as Vonage counts it: 0 at the beginning, 1
  /// anywhere, 2 at the end.
  private record Shape(String digits, int where) {}

  CarrierAnswer<List<Offer>> search(Session session, InventoryQuery query) {
    boolean possible =
        query.beginning().isPresent()
            && FEATURES.containsAll(query.features())
            && query.type() != NumberType.NATIONAL
            // Nothing could be known to match.
            && query.place().locality() == null
            && query.place().rateCenter() == null;
    return possible ? offers(session, query) : accepted(List.of());
  }

  CarrierAnswer<Offer> quote(Session session, E164 e164) {
    return offers(session, InventoryQuery.exactly(e164, null, 1))
        .then(
            offers ->
                CarrierAnswer.found(
                    offers.stream().filter(offer -> offer.e164().equals(e164)).findFirst(),
                    Refusal.TAKEN,
                    "Vonage does not sell this number now"));
  }

  private CarrierAnswer<List<Offer>> offers(Session session, InventoryQuery query) {
    List<Offer> found = new ArrayList<>();
    boolean more = true;
    for (int page = 1; more && page <= MOST_PAGES && found.size() < query.limit(); page++) {
      int last = page * PAGE;
      CarrierAnswer<Boolean> answer =
          VonageCodes.SORTING.search(
              session.ask(request(query, page)),
              body -> {
                VonageNumbers.rows(body).stream()
                    .flatMap(row -> offer(row).stream())
                    .filter(offer -> query.matches(offer.listing()))
                    .forEach(found::add);
                return accepted(body.whole("count", 0) > last);
              });
      if (!(answer instanceof CarrierAnswer.Accepted<Boolean>(var isMore))) {
        return answer.then(_ -> accepted(found));
      }
      more = isMore;
    }
    return accepted(found.stream().limit(query.limit()).toList());
  }

  private static RestRequest request(InventoryQuery query, int page) {
    Optional<Shape> shape = shape(query);
    return RestRequest.get("/number/search")
        .with("country", query.place().country())
        .with("type", word(query))
        .with("pattern", shape.map(Shape::digits).orElse(null))
        .with("search_pattern", shape.map(each -> Integer.toString(each.where())).orElse(null))
        .with("features", features(query.features()))
        .with("size", Integer.toString(PAGE))
        .with("index", Integer.toString(page));
  }

  /// The narrowest of the patterns; the others are applied here. Vonage's include the country code.
  private static Optional<Shape> shape(InventoryQuery query) {
    Pattern pattern = query.pattern();
    String beginning = query.beginning().orElse("");
    if (!beginning.isEmpty()) {
      String code = Integer.toString(Numbering.callingCode(query.place().country()));
      return Optional.of(new Shape(code + beginning, 0));
    }
    if (pattern.endsWith() != null) {
      return Optional.of(new Shape(pattern.endsWith(), 2));
    }
    return Optional.ofNullable(pattern.contains()).map(digits -> new Shape(digits, 1));
  }

  /// North American numbers of cities stand among the mobile ones, so there only toll-free is told
  /// apart.
  private static @Nullable String word(InventoryQuery query) {
    NumberType type = query.type();
    if (type == NumberType.TOLL_FREE) {
      return "landline-toll-free";
    }
    boolean northAmerican = query.place().isNorthAmerican();
    if (type == null || northAmerican) {
      return null;
    }
    return type == NumberType.MOBILE ? "mobile-lvn" : "landline";
  }

  /// In the one order that Vonage takes.
  private static @Nullable String features(Set<Feature> wanted) {
    Stream<Feature> order =
        wanted.contains(Feature.MMS) && !wanted.contains(Feature.SMS)
            ? Stream.of(Feature.VOICE, Feature.MMS)
            : Stream.of(Feature.SMS, Feature.MMS, Feature.VOICE);
    String words =
        order
            .filter(wanted::contains)
            .map(feature -> feature.label().toUpperCase(Locale.ROOT))
            .collect(Collectors.joining(","));
    return words.isEmpty() ? null : words;
  }

  private Optional<Offer> offer(Row row) {
    Optional<E164> e164 = row.e164("msisdn");
    Optional<Money> cost = row.price("cost");
    return e164.isEmpty() || cost.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Offer(
                listing(row, e164.get()), new Price(Money.ZERO, euros.dollars(cost.get())), false));
  }

  static Listing listing(Row row, E164 e164) {
    String country = row.text("country");
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    for (var each : row.at("features").node()) {
      Feature.of(each.asText().toLowerCase(Locale.ROOT)).ifPresent(features::add);
    }
    return new Listing(
        e164,
        country == null ? Numbering.country(e164) : country,
        type(row.text("type"), e164),
        null,
        Numbering.region(e164),
        null,
        features,
        VonageCarrier.NAME);
  }

  private static NumberType type(@Nullable String word, E164 e164) {
    if (word == null || e164.northAmerican()) {
      return Numbering.type(e164);
    }
    return switch (word) {
      case "landline" -> NumberType.LOCAL;
      case "landline-toll-free" -> NumberType.TOLL_FREE;
      case "mobile-lvn" -> NumberType.MOBILE;
      default -> Numbering.type(e164);
    };
  }
}
