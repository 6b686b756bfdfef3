package io.dialplane.voice.signature;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A parameter of a form or a query, decoded.
public record Pair(String name, String value) {
  static final Comparator<Pair> SORTED =
      Comparator.comparing(Pair::name).thenComparing(Pair::value);

  /// Reads `a=1&b=2`. What is encoded wrongly stays as it is: it will not fit its signature.
  public static List<Pair> list(String encoded) {
    List<Pair> pairs = new ArrayList<>();
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        pairs.add(new Pair(name, equals < 0 ? "" : decode(pair.substring(equals + 1))));
      }
    }
    return pairs;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  /// The first value of this name; empty text where there is none.
  public static String first(List<Pair> pairs, String name) {
    for (Pair pair : pairs) {
      if (pair.name().equals(name)) {
        return pair.value();
      }
    }
    return "";
  }
}
