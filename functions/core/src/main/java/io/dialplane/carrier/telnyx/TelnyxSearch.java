package io.dialplane.carrier.telnyx;

import static io.dialplane.port.CarrierAnswer.accepted;

import io.dialplane.carrier.rest.RestRequest;
import io.dialplane.carrier.rest.Row;
import io.dialplane.carrier.rest.Session;
import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.InventoryQuery.Pattern;
import io.dialplane.domain.InventoryQuery.Place;
import io.dialplane.domain.Listing;
import io.dialplane.domain.Money;
import io.dialplane.domain.NumberType;
import io.dialplane.domain.Numbering;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Price;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Telnyx's inventory. Its answer carries the price, so search and quote are one request each.
final class TelnyxSearch {
  private static final String PATH = "/available_phone_numbers";

  /// Telnyx documents no most. It reads patterns more loosely than they are meant here: then all of
  /// these are asked for, and what does not match is left out.
  private static final int MOST_ROWS = 250;

  private TelnyxSearch() {}

  static CarrierAnswer<List<Offer>> search(Session session, InventoryQuery query) {
    return request(query)
        .map(
            request ->
                TelnyxCodes.SORTING.search(
                    session.ask(request), body -> accepted(offers(body, query))))
        .orElseGet(() -> accepted(List.of()));
  }

  /// Looks for the one number; Telnyx also takes this as the search that it wants before an order.
  static CarrierAnswer<Offer> quote(Session session, E164 e164) {
    NumberType type = e164.northAmerican() ? Numbering.type(e164) : null;
    return search(session, InventoryQuery.exactly(e164, type, MOST_ROWS))
        .then(
            offers ->
                CarrierAnswer.found(
                    offers.stream().filter(offer -> offer.e164().equals(e164)).findFirst(),
                    Refusal.TAKEN,
                    "Telnyx does not sell this number now"));
  }

  /// Empty where nothing can match. Telnyx takes patterns as those of the digits after an area
  /// code, where it gets one; together with a pattern the area code goes along as the number's
  /// beginning.
  private static Optional<RestRequest> request(InventoryQuery query) {
    Place place = query.place();
    Pattern pattern = query.pattern();
    boolean shaped = !pattern.equals(Pattern.ANY);
    Optional<String> beginning = query.beginning();
    if (beginning.isEmpty()) {
      return Optional.empty();
    }
    boolean northAmerican = place.isNorthAmerican();
    RestRequest request =
        RestRequest.get(PATH)
            .with("filter[country_code]", place.country())
            .with("filter[phone_number_type]", query.type() == null ? null : query.type().label())
            .with("filter[national_destination_code]", shaped ? null : place.areaCode())
            .with("filter[phone_number][starts_with]", shaped ? given(beginning.get()) : null)
            .with("filter[phone_number][contains]", pattern.contains())
            .with("filter[phone_number][ends_with]", pattern.endsWith())
            .with("filter[locality]", place.locality())
            .with("filter[administrative_area]", place.region())
            .with("filter[rate_center]", place.rateCenter())
            // Toll-free numbers that are not at hand take days to activate.
            .with("filter[quickship]", query.type() == NumberType.TOLL_FREE ? "true" : null)
            .with("filter[best_effort]", northAmerican ? "false" : null)
            .with(
                "filter[limit]",
                Integer.toString(shaped ? MOST_ROWS : Math.min(query.limit(), MOST_ROWS)));
    for (Feature feature : query.features()) {
      request = request.with("filter[features][]", feature.label());
    }
    return Optional.of(request);
  }

  private static @Nullable String given(String text) {
    return text.isEmpty() ? null : text;
  }

  private static List<Offer> offers(Row body, InventoryQuery query) {
    return body.listed("data").stream()
        .filter(row -> !row.is("best_effort"))
        .flatMap(row -> offer(row, query).stream())
        .filter(offer -> query.matches(offer.listing()))
        .limit(query.limit())
        .toList();
  }

  /// Empty for a row that cannot be sold: without a price, priced in another currency, or a
  /// toll-free number that is not at hand.
  private static Optional<Offer> offer(Row row, InventoryQuery query) {
    Row cost = row.at("cost_information");
    Optional<E164> e164 = row.e164("phone_number");
    Optional<Money> setup = cost.price("upfront_cost");
    Optional<Money> monthly = cost.price("monthly_cost");
    if (e164.isEmpty() || setup.isEmpty() || monthly.isEmpty()) {
      return Optional.empty();
    }
    Listing listing = listing(row, e164.get(), query);
    boolean late = listing.type() == NumberType.TOLL_FREE && row.isNot("quickship");
    return late || !"USD".equals(cost.text("currency"))
        ? Optional.empty()
        : Optional.of(
            new Offer(listing, new Price(setup.get(), monthly.get()), row.is("reservable")));
  }

  /// Where a row does not tell its place, it is the one that Telnyx was asked to look in.
  private static Listing listing(Row row, E164 e164, InventoryQuery query) {
    Place place = query.type() == NumberType.TOLL_FREE ? anywhere(query) : query.place();
    NumberType type = query.type() == null ? Numbering.type(e164) : query.type();
    String country = region(row, "country_code", null);
    return new Listing(
        e164,
        country == null ? place.country() : country,
        type(row.text("phone_number_type")).orElse(type),
        region(row, "location", place.locality()),
        region(row, "state", place.region()),
        region(row, "rate_center", place.rateCenter()),
        features(row),
        TelnyxCarrier.NAME);
  }

  /// Toll-free numbers belong to no place.
  private static Place anywhere(InventoryQuery query) {
    return new Place(query.place().country(), null, null, null, null);
  }

  private static @Nullable String region(Row row, String type, @Nullable String asked) {
    for (Row region : row.rows("region_information")) {
      String name = region.text("region_name");
      if (name != null && type.equals(region.text("region_type"))) {
        return name;
      }
    }
    return asked;
  }

  private static Set<Feature> features(Row row) {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    for (Row feature : row.rows("features")) {
      String name = feature.text("name");
      Optional.ofNullable(name).flatMap(Feature::of).ifPresent(features::add);
    }
    return features;
  }

  /// Telnyx's word for a type, the old ones included, which numbers carry right after their
  /// purchase.
  static Optional<NumberType> type(@Nullable String word) {
    return switch (word) {
      case "local", "longcode", "landline" -> Optional.of(NumberType.LOCAL);
      case "toll_free", "tollfree" -> Optional.of(NumberType.TOLL_FREE);
      case "mobile" -> Optional.of(NumberType.MOBILE);
      case "national", "shared_cost" -> Optional.of(NumberType.NATIONAL);
      case null, default -> Optional.empty();
    };
  }
}
