package io.dialplane.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.domain.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads single JSON values; empty is a wrong one. Wrong types are refused, never converted; only
/// text of a URL is read as what it spells.
final class Values {
  private static final int MOST_DIGITS = 30;
  private static final int LONGEST_ID = 200;

  private Values() {}

  static Optional<String> text(JsonNode value) {
    return Optional.ofNullable(value.textValue());
  }

  /// Text of 1 to `most` characters that can be stored.
  static Optional<String> text(JsonNode value, int most) {
    return text(value)
        .filter(text -> !text.isBlank() && text.length() <= most && isWellFormed(text));
  }

  /// Half a surrogate pair is no character, and no UTF-8 can hold it.
  private static boolean isWellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /// Whether text may be an id at all. What is longer was never issued, and would not fit into a
  /// key of the store.
  static boolean mayBeId(String text) {
    return !text.isEmpty() && text.length() <= LONGEST_ID && isWellFormed(text);
  }

  static Optional<List<String>> texts(JsonNode value, int most, int longest) {
    if (!value.isArray() || value.size() > most) {
      return Optional.empty();
    }
    return each(value, one -> text(one, longest));
  }

  /// Several words: an array of them, or one comma-separated text.
  static <T> Optional<List<T>> words(JsonNode value, Function<String, Optional<T>> reading) {
    Optional<List<String>> texts =
        value.isArray() ? list(value, Optional::of) : text(value).map(List::of);
    return texts.flatMap(all -> each(split(all), word -> reading.apply(word.strip())));
  }

  private static List<String> split(List<String> texts) {
    return texts.stream().flatMap(text -> Stream.of(text.split(",", -1))).toList();
  }

  static <T> Optional<List<T>> list(JsonNode value, Function<String, Optional<T>> reading) {
    return value.isArray() ? each(value, one -> text(one).flatMap(reading)) : Optional.empty();
  }

  private static <S, T> Optional<List<T>> each(
      Iterable<S> values, Function<S, Optional<T>> reading) {
    List<T> all = new ArrayList<>();
    for (S value : values) {
      Optional<T> one = reading.apply(value);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      all.add(one.get());
    }
    return Optional.of(List.copyOf(all));
  }

  static Optional<Boolean> flag(JsonNode value, boolean fromUrl) {
    if (!fromUrl) {
      return Optional.of(value).filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
    }
    // What a query gives twice is an array, whose text is empty.
    return switch (value.asText()) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  static Optional<Integer> whole(JsonNode value, boolean fromUrl) {
    if (!fromUrl) {
      return Optional.of(value).filter(JsonNode::isInt).map(JsonNode::intValue);
    }
    String text = value.asText();
    boolean digits =
        !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }

  static Optional<Money> money(JsonNode value, MoneyRange range) {
    return Optional.of(value)
        .filter(JsonNode::isNumber)
        .map(JsonNode::decimalValue)
        .filter(Values::isModest)
        .map(BigDecimal::stripTrailingZeros)
        .filter(range::holds)
        .map(Money::of);
  }

  /// An exponent can spell a number whose digits would fill the memory.
  private static boolean isModest(BigDecimal number) {
    return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
  }
}
