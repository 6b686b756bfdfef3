package io.dialplane.search;

import io.dialplane.domain.Feature;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.NumberType;
import io.dialplane.http.Fields;
import io.dialplane.http.Part;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a search from its query.
final class SearchInput {
  private static final int MOST_ROWS = 50;
  private static final int DEFAULT_ROWS = 20;
  private static final int LONGEST_PLACE = 100;
  private static final String PATTERN = "1 to 10 digits, or letters read on a keypad.";

  private SearchInput() {}

  static Search parse(Fields in) {
    Part query = in.query();
    String country = query.choice("country", SearchInput::country, "two letters (ISO 3166-1).");
    InventoryQuery.Place place =
        new InventoryQuery.Place(
            country == null ? "US" : country,
            query.choice("areaCode", SearchInput::areaCode, "an area code of 2 to 5 digits."),
            query.optionalText("locality", LONGEST_PLACE),
            query.optionalText("administrativeArea", LONGEST_PLACE),
            null);
    NumberType type =
        query.choice("numberType", NumberType::of, "local, toll_free, mobile or national.");
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    features.addAll(
        query.choices("features", Feature::of, "of voice, sms, mms, fax and emergency."));
    String contains = query.choice("contains", SearchInput::pattern, PATTERN);
    String startsWith = query.choice("startsWith", SearchInput::pattern, PATTERN);
    String endsWith = query.choice("endsWith", SearchInput::pattern, PATTERN);
    InventoryQuery.Pattern pattern =
        new InventoryQuery.Pattern(digits(contains), digits(startsWith), digits(endsWith));
    boolean bestEffort = query.flag("bestEffort", true);
    int limit = query.whole("limit", MOST_ROWS, DEFAULT_ROWS);
    return new Search(
        new InventoryQuery(place, type, features, pattern, limit),
        bestEffort,
        vanity(contains, startsWith, endsWith));
  }

  private static Optional<String> country(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    boolean two = upper.length() == 2 && upper.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    return two ? Optional.of(upper) : Optional.empty();
  }

  private static Optional<String> areaCode(String text) {
    boolean digits =
        text.length() >= 2
            && text.length() <= 5
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> pattern(String text) {
    return Keypad.digits(text).map(_ -> text.toUpperCase(Locale.ROOT));
  }

  private static @Nullable String digits(@Nullable String pattern) {
    return pattern == null ? null : Keypad.digits(pattern).orElseThrow();
  }

  private static Search.@Nullable Vanity vanity(@Nullable String... patterns) {
    return Stream.of(patterns)
        .filter(pattern -> pattern != null && pattern.chars().anyMatch(Character::isLetter))
        .map(pattern -> new Search.Vanity(pattern, Keypad.digits(pattern).orElseThrow()))
        .findFirst()
        .orElse(null);
  }
}
