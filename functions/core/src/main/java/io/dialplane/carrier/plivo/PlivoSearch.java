package io.dialplane.carrier.plivo;

import static io.dialplane.port.CarrierAnswer.accepted;

import io.dialplane.carrier.rest.RestRequest;
import io.dialplane.carrier.rest.Row;
import io.dialplane.carrier.rest.Session;
import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.InventoryQuery.Place;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Plivo's inventory, prices included, twenty rows a request.
final class PlivoSearch {
  private static final int PAGE = 20;
  private static final int MOST_PAGES = 5;
  private static final Set<Feature> FEATURES = EnumSet.of(Feature.VOICE, Feature.SMS, Feature.MMS);

  /// Plivo takes names of regions, not the two letters of a state.
  private static final int SHORTEST_REGION = 3;

  private PlivoSearch() {}

  /// A number for sale and why Plivo would not sell it at once; null where it would.
  record Shown(Offer offer, @Nullable String restriction) {}

  static CarrierAnswer<List<Offer>> search(Session session, InventoryQuery query) {
    if (query.beginning().isEmpty() || !FEATURES.containsAll(query.features())) {
      return accepted(List.of());
    }
    return shown(session, query)
        .then(
            all ->
                accepted(
                    all.stream()
                        .filter(each -> each.restriction() == null)
                        .map(Shown::offer)
                        .limit(query.limit())
                        .toList()));
  }

  /// Looks for the one number, restricted or not.
  static CarrierAnswer<Shown> find(Session session, E164 e164) {
    return shown(session, InventoryQuery.exactly(e164, null, PAGE))
        .then(
            all ->
                CarrierAnswer.found(
                    all.stream().filter(each -> each.offer().e164().equals(e164)).findFirst(),
                    Refusal.TAKEN,
                    "Plivo does not sell this number now"));
  }

  /// Page after page until there is enough, or no more.
  private static CarrierAnswer<List<Shown>> shown(Session session, InventoryQuery query) {
    List<Shown> found = new ArrayList<>();
    for (int page = 0; page < MOST_PAGES && found.size() < query.limit(); page++) {
      RestRequest request = request(session, query, page * PAGE);
      CarrierAnswer<Boolean> more =
          PlivoCodes.SORTING.search(
              session.ask(request),
              body -> {
                found.addAll(rows(body, query));
                return accepted(body.at("meta").text("next") != null);
              });
      if (more instanceof CarrierAnswer.Accepted<Boolean>(var isMore)) {
        if (!isMore) {
          break;
        }
      } else if (more.isRefused(Refusal.ABSENT)) {
        // Plivo may answer 404 where it finds nothing.
        break;
      } else {
        return more.then(_ -> accepted(found));
      }
    }
    return accepted(found);
  }

  private static RestRequest request(Session session, InventoryQuery query, int offset) {
    Place place = query.place();
    String region = place.region();
    String services =
        query.features().stream().map(Feature::label).sorted().collect(Collectors.joining(","));
    String beginning = query.beginning().orElse("");
    return RestRequest.get(PlivoCarrier.path(session, "PhoneNumber/"))
        .with("country_iso", place.country())
        .with("type", query.type() == null ? null : word(query.type()))
        .with("pattern", beginning.isEmpty() ? null : beginning)
        .with("services", services.isEmpty() ? null : services)
        .with("city", place.locality())
        .with("region", region != null && region.length() >= SHORTEST_REGION ? region : null)
        .with("rate_center", place.rateCenter())
        .with("limit", Integer.toString(PAGE))
        .with("offset", Integer.toString(offset));
  }

  private static String word(NumberType type) {
    return switch (type) {
      case LOCAL -> "local";
      case TOLL_FREE -> "tollfree";
      case MOBILE -> "mobile";
      case NATIONAL -> "national";
    };
  }

  private static List<Shown> rows(Row body, InventoryQuery query) {
    return body.listed("objects").stream()
        .flatMap(row -> shown(row, query).stream())
        .filter(each -> query.matches(each.offer().listing()))
        .toList();
  }

  private static Optional<Shown> shown(Row row, InventoryQuery query) {
    Optional<E164> e164 = row.e164("number");
    Optional<Money> setup = row.price("setup_rate");
    Optional<Money> monthly = row.price("monthly_rental_rate");
    if (e164.isEmpty() || setup.isEmpty() || monthly.isEmpty()) {
      return Optional.empty();
    }
    Offer offer =
        new Offer(listing(row, e164.get(), query), new Price(setup.get(), monthly.get()), false);
    String restriction = row.text("restriction");
    String words = row.text("restriction_text");
    return Optional.of(new Shown(offer, words == null ? restriction : words));
  }

  /// Where a row does not tell its place, it is the one that Plivo was asked to look in.
  private static Listing listing(Row row, E164 e164, InventoryQuery query) {
    Place place = query.place();
    NumberType type = type(row).orElseGet(() -> Numbering.type(e164));
    boolean placed = type != NumberType.TOLL_FREE;
    String city = row.text("city");
    String rateCenter = row.text("rate_center");
    String region = place.region();
    boolean regionAsked = region != null && region.length() >= SHORTEST_REGION;
    return new Listing(
        e164,
        place.country(),
        type,
        city == null && placed ? place.locality() : city,
        regionAsked && placed ? region : Numbering.region(e164),
        rateCenter == null && placed ? place.rateCenter() : rateCenter,
        features(row),
        PlivoCarrier.NAME);
  }

  private static Optional<NumberType> type(Row row) {
    return switch (row.text("type")) {
      case "tollfree" -> Optional.of(NumberType.TOLL_FREE);
      case "mobile" -> Optional.of(NumberType.MOBILE);
      case "national" -> Optional.of(NumberType.NATIONAL);
      case "fixed", "local" ->
          Optional.of(
              "national".equals(row.text("sub_type")) ? NumberType.NATIONAL : NumberType.LOCAL);
      case null, default -> Optional.empty();
    };
  }

  /// `voice_enabled` and its like, in search and on the account.
  static Set<Feature> features(Row row) {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    FEATURES.stream()
        .filter(feature -> row.is(feature.label() + "_enabled"))
        .forEach(features::add);
    return features;
  }
}
