package io.dialplane.carrier.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.domain.E164;
import io.dialplane.domain.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A JSON object of a carrier's, read by name. Whatever is absent, null or of another type is
/// empty, fields that nobody here knows are passed over, and what must be there and is not makes
/// the answer [Unreadable].
public record Row(JsonNode node) {
  private static final int MICRO_SCALE = 6;

  /// No number costs this much a month; a price that does is a carrier's mistake.
  private static final BigDecimal DEAREST = new BigDecimal(100_000);

  /// An answer that lacks what it must have: what happened is not known.
  static final class Unreadable extends RuntimeException {
    Unreadable(String field) {
      super("an answer without " + field);
    }
  }

  public Row at(String name) {
    return new Row(node.path(name));
  }

  public List<Row> rows(String name) {
    List<Row> rows = new ArrayList<>();
    node.path(name).forEach(each -> rows.add(new Row(each)));
    return rows;
  }

  /// The same, of an answer that must be a list.
  public List<Row> listed(String name) {
    if (!node.path(name).isArray()) {
      throw lacking(name);
    }
    return rows(name);
  }

  /// A text, or a number in its place; null where it is absent or empty.
  public @Nullable String text(String name) {
    JsonNode value = node.path(name);
    String text = value.isTextual() || value.isNumber() ? value.asText().strip() : "";
    return text.isEmpty() ? null : text;
  }

  public String required(String name) {
    String text = text(name);
    if (text == null) {
      throw lacking(name);
    }
    return text;
  }

  /// What to throw at an answer that lacks what it must have.
  public static RuntimeException lacking(String what) {
    return new Unreadable(what);
  }

  /// A flag; false where it is absent.
  public boolean is(String name) {
    JsonNode value = node.path(name);
    return value.asBoolean(false);
  }

  /// True only where the carrier says no.
  public boolean isNot(String name) {
    JsonNode value = node.path(name);
    return value.isBoolean() && !value.booleanValue();
  }

  public int whole(String name, int otherwise) {
    return node.path(name).asInt(otherwise);
  }

  /// Of a page that has `rows` of the `asked` rows: where it does not tell whether more follows, it
  /// must be one that is not full, since nothing else tells a full page from the last one.
  public static void paged(boolean told, int rows, int asked) {
    if (!told && rows >= asked) {
      throw lacking("what follows it");
    }
  }

  public boolean has(String name) {
    return node.has(name);
  }

  /// A number with or without its plus.
  public Optional<E164> e164(String name) {
    String text = text(name);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new E164(text.startsWith("+") ? text : "+" + text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// The number that a row of a list is about; empty where it is none that can be called. A list
  /// with a row that names nothing tells nothing: it may be the row that was looked for.
  public Optional<E164> about(String name) {
    required(name);
    return e164(name);
  }

  /// A price, exact to the micro-dollar and rounded up there.
  public Optional<Money> price(String name) {
    String text = text(name);
    if (text == null) {
      return Optional.empty();
    }
    try {
      BigDecimal price = new BigDecimal(text);
      boolean sane = price.signum() >= 0 && price.compareTo(DEAREST) < 0;
      return sane
          ? Optional.of(Money.of(price.setScale(MICRO_SCALE, RoundingMode.CEILING)))
          : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  public Instant requiredTime(String name) {
    return time(name).orElseThrow(() -> lacking(name));
  }

  public Optional<Instant> time(String name) {
    String text = text(name);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
