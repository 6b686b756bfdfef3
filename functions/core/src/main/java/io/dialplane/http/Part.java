package io.dialplane.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.domain.E164;
import io.dialplane.domain.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One place that fields come from: the path, the query, the body, or an object inside it. Every
/// reading names a field, notes what is wrong with it, and goes on with a stand-in, so that one
/// answer names all bad fields. Wrong types are refused, never converted; only text of a URL is
/// read as what it spells.
public final class Part {
  private static final E164 STAND_IN = new E164("+00000000");
  private static final int MOST_DIGITS = 30;

  private final Fields fields;
  private final String prefix;
  private final @Nullable JsonNode values;
  private final boolean fromUrl;

  Part(Fields fields, String prefix, @Nullable JsonNode values, boolean fromUrl) {
    this.fields = fields;
    this.prefix = prefix;
    this.values = values;
    this.fromUrl = fromUrl;
  }

  /// A field that is there; JSON null counts as given, so that a PATCH can tell it apart.
  public boolean has(String name) {
    return values != null && values.has(name);
  }

  /// Notes that a field is known, and gives its value; null where it is absent or JSON null.
  private @Nullable JsonNode take(String name) {
    fields.know(prefix + name);
    JsonNode value = values == null ? null : values.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private void wrong(String name, String message) {
    fields.wrong(prefix + name, message);
  }

  /// Reads a value, or notes it as missing where it must be there.
  private <T> Optional<T> read(
      String name, boolean required, Function<JsonNode, Optional<T>> reading, String expected) {
    JsonNode value = take(name);
    if (value == null) {
      if (required) {
        wrong(name, "Required: " + expected);
      }
      return Optional.empty();
    }
    Optional<T> read = reading.apply(value);
    if (read.isEmpty()) {
      wrong(name, "Must be " + expected);
    } else {
      fields.used(prefix + name, read.get());
    }
    return read;
  }

  /// Text of 1 to `most` characters.
  public String text(String name, int most) {
    return textOf(name, most, true).orElse("");
  }

  public @Nullable String optionalText(String name, int most) {
    return textOf(name, most, false).orElse(null);
  }

  private Optional<String> textOf(String name, int most, boolean required) {
    return read(
        name,
        required,
        value ->
            Optional.of(value)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank() && text.length() <= most),
        "text of 1 to %d characters.".formatted(most));
  }

  public E164 e164(String name) {
    return read(
            name,
            true,
            value -> Optional.of(value).filter(JsonNode::isTextual).flatMap(Part::number),
            "a telephone number in E.164, for example +14155550100.")
        .orElse(STAND_IN);
  }

  private static Optional<E164> number(JsonNode value) {
    return E164.parse(value.textValue());
  }

  /// One of a few words, read by `reading`; `words` says which.
  public <T> @Nullable T choice(String name, Function<String, Optional<T>> reading, String words) {
    return read(
            name,
            false,
            value ->
                Optional.of(value)
                    .filter(JsonNode::isTextual)
                    .flatMap(text -> reading.apply(text.textValue())),
            words)
        .orElse(null);
  }

  /// Several of a few words: an array, or one comma-separated text.
  public <T> List<T> choices(String name, Function<String, Optional<T>> reading, String words) {
    return read(name, false, value -> words(value).flatMap(all -> each(all, reading)), words)
        .orElse(List.of());
  }

  private static Optional<List<String>> words(JsonNode value) {
    if (value.isTextual()) {
      return Optional.of(List.of(value.textValue().split(",", -1)));
    }
    List<String> words = new ArrayList<>();
    for (JsonNode each : value) {
      if (!each.isTextual()) {
        return Optional.empty();
      }
      words.addAll(List.of(each.textValue().split(",", -1)));
    }
    return value.isArray() ? Optional.of(words) : Optional.empty();
  }

  private static <T> Optional<List<T>> each(
      List<String> words, Function<String, Optional<T>> reading) {
    List<T> all = new ArrayList<>();
    for (String word : words) {
      Optional<T> one = reading.apply(word.strip());
      if (one.isEmpty()) {
        return Optional.empty();
      }
      all.add(one.get());
    }
    return Optional.of(all);
  }

  /// A list of at most `most` texts, each of 1 to `longest` characters.
  public List<String> texts(String name, int most, int longest) {
    return read(
            name,
            false,
            value -> {
              List<String> texts = new ArrayList<>();
              for (JsonNode each : value) {
                if (!each.isTextual()
                    || each.textValue().isBlank()
                    || each.textValue().length() > longest) {
                  return Optional.empty();
                }
                texts.add(each.textValue());
              }
              return value.isArray() && texts.size() <= most
                  ? Optional.of(List.copyOf(texts))
                  : Optional.empty();
            },
            "a list of at most %d texts of 1 to %d characters.".formatted(most, longest))
        .orElse(List.of());
  }

  public boolean flag(String name, boolean otherwise) {
    return read(name, false, this::bool, "true or false.").orElse(otherwise);
  }

  private Optional<Boolean> bool(JsonNode value) {
    if (fromUrl) {
      // What a query gives twice is an array, whose text is empty.
      return switch (value.asText()) {
        case "true" -> Optional.of(true);
        case "false" -> Optional.of(false);
        default -> Optional.empty();
      };
    }
    return Optional.of(value).filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
  }

  /// A whole number from 1 to `most`.
  public int whole(String name, int most, int otherwise) {
    return read(
            name,
            false,
            value -> number(value, fromUrl).filter(number -> number >= 1 && number <= most),
            "a whole number from 1 to %d.".formatted(most))
        .orElse(otherwise);
  }

  private static Optional<Integer> number(JsonNode value, boolean fromUrl) {
    if (!fromUrl) {
      return Optional.of(value).filter(JsonNode::isInt).map(JsonNode::intValue);
    }
    String text = value.asText();
    boolean digits =
        !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }

  /// US dollars from `least` to `most` with at most `scale` decimals.
  public Optional<Money> money(String name, boolean required, MoneyRange range) {
    return read(
        name,
        required,
        value ->
            Optional.of(value)
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .filter(Part::isModest)
                .map(BigDecimal::stripTrailingZeros)
                .filter(range::holds)
                .map(Money::of),
        range.words());
  }

  /// Bounds of an amount, in US dollars.
  public record MoneyRange(BigDecimal least, BigDecimal most, int scale) {

    boolean holds(BigDecimal amount) {
      return amount.scale() <= scale && amount.compareTo(least) >= 0 && amount.compareTo(most) <= 0;
    }

    String words() {
      return "US dollars from %s to %s with at most %d decimals."
          .formatted(least.toPlainString(), most.toPlainString(), scale);
    }
  }

  /// An exponent can spell a number whose digits would fill the memory.
  private static boolean isModest(BigDecimal number) {
    return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
  }

  /// An object inside; its fields are named with this one's name in front.
  public Optional<Part> object(String name, boolean required) {
    JsonNode value = take(name);
    if (value == null) {
      if (required) {
        wrong(name, "Required: an object.");
      }
      return Optional.empty();
    }
    if (!value.isObject()) {
      wrong(name, "Must be an object.");
      return Optional.empty();
    }
    fields.inside(prefix + name + ".", value);
    return Optional.of(new Part(fields, prefix + name + ".", value, false));
  }

  /// Notes a field as wrong for a reason that no reading above knows.
  public void refuse(String name, String message) {
    wrong(name, message);
  }

  /// Passes over every field inside: what is wrong is said of another.
  public void passOver() {
    if (values != null) {
      values.fieldNames().forEachRemaining(name -> fields.know(prefix + name));
    }
  }

  /// Text that JSON null takes away; the canonical input tells the two apart.
  public @Nullable String clearableText(String name, int most) {
    if (isNull(name)) {
      fields.know(prefix + name);
      fields.used(prefix + name, List.of());
      return null;
    }
    return optionalText(name, most);
  }

  /// Notes a field as wrong where it is JSON null.
  public void refuseNull(String name) {
    if (isNull(name)) {
      wrong(name, "Must not be null.");
    }
  }

  private boolean isNull(String name) {
    return values != null && values.has(name) && values.get(name).isNull();
  }
}
