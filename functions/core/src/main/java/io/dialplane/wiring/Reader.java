package io.dialplane.wiring;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads one setting at a time. An empty value is an absent one: templates cannot leave a variable
/// out.
record Reader(Map<String, String> environment) {
  private static final long MOST_SECONDS = 366L * 24 * 3600;
  private static final BigDecimal MOST_PERCENT = new BigDecimal(1000);

  String text(String name, String otherwise) {
    String value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() ? otherwise : value;
  }

  String table(String name) {
    String value = text(name, "");
    if (value.isEmpty()) {
      throw unreadable(name, value, "the name of a table");
    }
    return value;
  }

  Duration seconds(String name, long otherwise) {
    return Duration.ofSeconds(whole(name, otherwise));
  }

  long whole(String name, long otherwise) {
    String value = text(name, Long.toString(otherwise));
    boolean digits = value.length() <= 9 && value.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || Long.parseLong(value) < 1 || Long.parseLong(value) > MOST_SECONDS) {
      throw unreadable(name, value, "a whole number from 1 to " + MOST_SECONDS);
    }
    return Long.parseLong(value);
  }

  BigDecimal percent(String name) {
    String value = text(name, "0");
    try {
      BigDecimal percent = new BigDecimal(value);
      if (percent.signum() >= 0 && percent.compareTo(MOST_PERCENT) <= 0 && percent.scale() <= 4) {
        return percent;
      }
    } catch (NumberFormatException _) {
      // Refused below, with the range.
    }
    throw unreadable(name, value, "a percentage from 0 to 1000, for example 12.5");
  }

  /// What one unit of another currency is worth in dollars, where it is set.
  Optional<BigDecimal> rate(String name) {
    String value = text(name, "");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!value.matches("[0-9]{1,3}(\\.[0-9]{1,6})?") || new BigDecimal(value).signum() == 0) {
      throw unreadable(name, value, "a rate above 0, for example 1.09");
    }
    return Optional.of(new BigDecimal(value));
  }

  List<String> words(String name, String otherwise, List<String> known) {
    String value = text(name, otherwise);
    List<String> words = Stream.of(value.split(",", -1)).map(String::strip).toList();
    boolean right = known.containsAll(words) && words.stream().distinct().count() == words.size();
    if (!right) {
      throw unreadable(name, value, "a comma-separated list of " + String.join(", ", known));
    }
    return words;
  }

  boolean has(String name) {
    return !text(name, "").isEmpty();
  }

  /// A credential that must be there. Never shown, not even a part of it.
  void credential(String name, String carrier) {
    if (!has(name)) {
      throw new IllegalArgumentException(
          "%s is missing; CARRIERS names %s, which does not work without it."
              .formatted(name, carrier));
    }
  }

  /// An address, where it is set.
  void url(String name) {
    String value = text(name, "");
    if (!value.isEmpty() && !isAddress(value)) {
      throw unreadable(name, value, "an address that begins with https:// or http://");
    }
  }

  /// Where this API is, which ends before the API's own paths.
  void publicAddress(String name) {
    url(name);
    String value = text(name, "");
    if (value.matches(".*([?#]|/api/v1/?$).*")) {
      throw unreadable(name, value, "an address without /api/v1, a query or a fragment");
    }
  }

  private static boolean isAddress(String value) {
    try {
      URI uri = new URI(value);
      return uri.getHost() != null
          && uri.getUserInfo() == null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (URISyntaxException _) {
      return false;
    }
  }

  boolean choice(String name, String yes, String no, boolean otherwise) {
    String value = text(name, otherwise ? yes : no);
    if (!value.equals(yes) && !value.equals(no)) {
      throw unreadable(name, value, yes + " or " + no);
    }
    return value.equals(yes);
  }

  static IllegalArgumentException unreadable(String name, String value, String right) {
    return new IllegalArgumentException("%s is '%s'; it must be %s.".formatted(name, value, right));
  }
}
