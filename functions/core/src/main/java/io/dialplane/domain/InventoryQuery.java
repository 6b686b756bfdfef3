package io.dialplane.domain;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A search of inventory: a number must match every filter that is not null. `features` are all
/// required; `limit` is the most rows wanted.
public record InventoryQuery(
    Place place, @Nullable NumberType type, Set<Feature> features, Pattern pattern, int limit) {

  public InventoryQuery {
    features = Set.copyOf(features);
  }

  /// Where. `country` is ISO 3166-1 alpha-2, `region` a state or province, compared without case.
  public record Place(
      String country,
      @Nullable String areaCode,
      @Nullable String locality,
      @Nullable String region,
      @Nullable String rateCenter) {
    /// Countries of one numbering plan, whose numbers are sold without papers and have areas.
    public static final Set<String> NORTH_AMERICA = Set.of("US", "CA");

    public boolean isNorthAmerican() {
      return NORTH_AMERICA.contains(country);
    }

    /// Outside North America area codes have many lengths, so there a number must begin with it.
    boolean hasAreaCode(E164 e164) {
      return areaCode == null
          || (e164.northAmerican()
              ? areaCode.equals(e164.areaCode())
              : e164.national().startsWith(areaCode));
    }
  }

  /// Digits that the national number must contain, begin with and end with.
  public record Pattern(
      @Nullable String contains, @Nullable String startsWith, @Nullable String endsWith) {
    public static final Pattern ANY = new Pattern(null, null, null);

    public boolean matches(E164 e164) {
      String national = e164.national();
      return (contains == null || national.contains(contains))
          && (startsWith == null || national.startsWith(startsWith))
          && (endsWith == null || national.endsWith(endsWith));
    }
  }

  /// The one number, wherever it is sold.
  public static InventoryQuery exactly(E164 e164, @Nullable NumberType type, int limit) {
    Place country = new Place(Numbering.country(e164), null, null, null, null);
    return new InventoryQuery(
        country, type, Set.of(), new Pattern(null, e164.national(), null), limit);
  }

  public InventoryQuery at(Place elsewhere) {
    return new InventoryQuery(elsewhere, type, features, pattern, limit);
  }

  public InventoryQuery with(Pattern other) {
    return new InventoryQuery(place, type, features, other, limit);
  }

  public InventoryQuery upTo(int rows) {
    return new InventoryQuery(place, type, features, pattern, rows);
  }

  /// What the national number begins with, by the area code and the pattern together: nothing where
  /// neither asks for anything, empty where they contradict each other.
  public Optional<String> beginning() {
    String code = place.areaCode() == null ? "" : place.areaCode();
    String start = pattern.startsWith() == null ? "" : pattern.startsWith();
    if (start.startsWith(code)) {
      return Optional.of(start);
    }
    return code.startsWith(start) ? Optional.of(code) : Optional.empty();
  }

  /// Whether a number is what was asked for; carriers that filter loosely are filtered again by
  /// this.
  public boolean matches(Listing listing) {
    return place.country().equals(listing.country())
        && place.hasAreaCode(listing.e164())
        && same(place.locality(), listing.locality())
        && same(place.region(), listing.region())
        && same(place.rateCenter(), listing.rateCenter())
        && (type == null || type == listing.type())
        && listing.features().containsAll(features)
        && pattern.matches(listing.e164());
  }

  private static boolean same(@Nullable String wanted, @Nullable String is) {
    return wanted == null || wanted.equalsIgnoreCase(is);
  }
}
