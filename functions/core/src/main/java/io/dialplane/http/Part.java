package io.dialplane.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.E164;
import io.dialplane.domain.Money;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One place that fields come from: the path, the query, the body, or an object inside it. Every
/// reading names a field, notes what is wrong with it, and goes on with a stand-in, so that one
/// answer names all bad fields.
public final class Part {
  private static final E164 STAND_IN = new E164("+00000000");

  private final Fields fields;
  private final String prefix;
  private final ObjectNode values;
  private final boolean fromUrl;
  private final Set<String> known = new HashSet<>();

  Part(Fields fields, String prefix, ObjectNode values, boolean fromUrl) {
    this.fields = fields;
    this.prefix = prefix;
    this.values = values;
    this.fromUrl = fromUrl;
  }

  /// A field that is there; JSON null counts as given, so that a PATCH can tell it apart.
  public boolean has(String name) {
    return values.has(name);
  }

  void know(String name) {
    known.add(name);
  }

  /// What was sent and nobody asked for, by its whole name.
  Stream<String> unknown() {
    return values.properties().stream()
        .map(field -> field.getKey())
        .filter(name -> !known.contains(name))
        .map(name -> prefix + name);
  }

  /// Notes that a field is known, and gives its value; null where it is absent or JSON null.
  private @Nullable JsonNode take(String name) {
    know(name);
    JsonNode value = values.get(name);
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

  /// An id, read by `reading`. Text that can be none is no wrong field: it names nothing, as an
  /// unknown id does, and is never looked up.
  public <T> Optional<T> id(String name, Function<String, Optional<T>> reading) {
    Optional<String> text = read(name, true, Values::text, "text.");
    Optional<T> id = text.filter(Values::mayBeId).flatMap(reading);
    id.ifPresent(parsed -> fields.used(prefix + name, parsed.toString()));
    return id;
  }

  /// Text of 1 to `most` characters.
  public String text(String name, int most) {
    return textOf(name, most, true).orElse("");
  }

  public @Nullable String optionalText(String name, int most) {
    return textOf(name, most, false).orElse(null);
  }

  private Optional<String> textOf(String name, int most, boolean required) {
    String expected = "text of 1 to " + most + " characters.";
    return read(name, required, value -> Values.text(value, most), expected);
  }

  public E164 e164(String name) {
    String expected = "a telephone number in E.164, for example +14155550100.";
    return required(name, E164::parse, expected).orElse(STAND_IN);
  }

  /// Text that `reading` understands; `expected` says what it does.
  public <T> @Nullable T choice(
      String name, Function<String, Optional<T>> reading, String expected) {
    return read(name, false, value -> Values.text(value).flatMap(reading), expected).orElse(null);
  }

  /// The same where it must be there; empty is noted.
  public <T> Optional<T> required(
      String name, Function<String, Optional<T>> reading, String expected) {
    return read(name, true, value -> Values.text(value).flatMap(reading), expected);
  }

  /// Several of a few words: an array, or one comma-separated text.
  public <T> List<T> choices(String name, Function<String, Optional<T>> reading, String expected) {
    return read(name, false, value -> Values.words(value, reading), expected).orElse(List.of());
  }

  /// At least one of a few words, as an array.
  public <T> List<T> list(String name, Function<String, Optional<T>> reading, String expected) {
    return read(
            name,
            true,
            value -> Values.list(value, reading).filter(list -> !list.isEmpty()),
            expected)
        .orElse(List.of());
  }

  /// A list of at most `most` texts, each of 1 to `longest` characters.
  public List<String> texts(String name, int most, int longest) {
    String expected = "a list of at most " + most + " texts of 1 to " + longest + " characters.";
    return read(name, false, value -> Values.texts(value, most, longest), expected)
        .orElse(List.of());
  }

  public boolean flag(String name, boolean otherwise) {
    return read(name, false, value -> Values.flag(value, fromUrl), "true or false.")
        .orElse(otherwise);
  }

  /// A whole number from 1 to `most`.
  public int whole(String name, int most, int otherwise) {
    return read(
            name,
            false,
            value -> Values.whole(value, fromUrl).filter(number -> number >= 1 && number <= most),
            "a whole number from 1 to " + most + ".")
        .orElse(otherwise);
  }

  public Optional<Money> money(String name, boolean required, MoneyRange range) {
    return read(name, required, value -> Values.money(value, range), range.words());
  }

  /// An object inside; its fields are named with this one's name in front.
  public Optional<Part> object(String name, boolean required) {
    JsonNode value = take(name);
    if (value == null && required) {
      wrong(name, "Required: an object.");
    } else if (value != null && !value.isObject()) {
      wrong(name, "Must be an object.");
    }
    return value instanceof ObjectNode object
        ? Optional.of(fields.inside(prefix + name + ".", object))
        : Optional.empty();
  }

  /// Notes a field as wrong for a reason that no reading above knows.
  public void refuse(String name, String message) {
    wrong(name, message);
  }

  /// Passes over every field inside: what is wrong is said of another.
  public void passOver() {
    values.fieldNames().forEachRemaining(this::know);
  }

  /// Text that JSON null takes away; the canonical input tells the two apart.
  public @Nullable String clearableText(String name, int most) {
    if (isNull(name)) {
      know(name);
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
    return values.has(name) && values.get(name).isNull();
  }
}
