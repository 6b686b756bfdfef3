package io.dialplane.domain;

import io.dialplane.domain.InventoryQuery.Pattern;
import io.dialplane.domain.InventoryQuery.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a search that finds too little is widened, nearest first: rate center, city, neighbouring
/// area codes, state, country; at the very last the wanted digits are let go, again nearest first.
/// The kind of number, its features and the country stay.
public final class Widening {

  private Widening() {}

  /// A wider query, and where it looks, in words for the caller.
  public record Step(InventoryQuery query, String words) {}

  /// The steps for `query`, each wider than those before it.
  public static List<Step> of(InventoryQuery query) {
    Set<Step> steps = new LinkedHashSet<>(places(query));
    if (!query.pattern().equals(Pattern.ANY)) {
      InventoryQuery any = query.with(Pattern.ANY);
      steps.add(new Step(any, "the same place without the wanted digits"));
      for (Step step : places(any)) {
        steps.add(new Step(step.query(), step.words() + " without the wanted digits"));
      }
    }
    List<Step> wider = new ArrayList<>();
    Set<InventoryQuery> known = new LinkedHashSet<>(List.of(query));
    for (Step step : steps) {
      if (known.add(step.query())) {
        wider.add(step);
      }
    }
    return wider;
  }

  private static List<Step> places(InventoryQuery query) {
    Place place = query.place();
    List<Step> steps = new ArrayList<>();
    Optional<AreaCode> home = home(place);
    home.ifPresent(code -> around(query, code, steps));
    String state = home.map(AreaCode::state).orElse(place.region());
    if (state != null) {
      steps.add(new Step(query.at(in(place, null, null, state)), "the state " + state));
    }
    steps.add(
        new Step(query.at(in(place, null, null, null)), "the whole country " + place.country()));
    return steps;
  }

  private static void around(InventoryQuery query, AreaCode code, List<Step> steps) {
    Place place = query.place();
    steps.add(
        new Step(
            query.at(new Place(place.country(), null, null, code.state(), code.rateCenter())),
            "the rate center " + code.rateCenter()));
    steps.add(
        new Step(
            query.at(in(place, null, code.city(), code.state())),
            code.city() + ", " + code.state()));
    for (AreaCode near : AreaCodes.neighbours(code.code())) {
      steps.add(new Step(query.at(in(place, near.code(), null, null)), "area code " + near.code()));
    }
  }

  /// The area code that a place means: its own, or the first of its city.
  private static Optional<AreaCode> home(Place place) {
    if (place.areaCode() != null) {
      return AreaCodes.find(place.areaCode());
    }
    String city = place.locality();
    return city == null
        ? Optional.empty()
        : AreaCodes.all().stream()
            .filter(code -> code.city().equalsIgnoreCase(city))
            .filter(code -> place.region() == null || code.state().equalsIgnoreCase(place.region()))
            .findFirst();
  }

  private static Place in(
      Place place, @Nullable String areaCode, @Nullable String city, @Nullable String state) {
    return new Place(place.country(), areaCode, city, state, null);
  }
}
