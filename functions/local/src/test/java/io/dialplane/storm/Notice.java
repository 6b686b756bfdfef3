package io.dialplane.storm;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All that an event tells but when, in a form in which what was told and what should have been can
/// be compared: amounts without trailing zeros, everything as text.
record Notice(String type, String tenant, String subject, Map<String, String> data) {
  private static final DateTimeFormatter RFC_3339 =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
  private static final int MICRO_SCALE = 6;

  /// What an item of the outbox tells.
  static Notice of(Item event) {
    Map<String, String> data = new TreeMap<>();
    Json.read(event.text("data"))
        .orElseThrow()
        .properties()
        .forEach(field -> data.put(field.getKey(), text(field.getValue())));
    return new Notice(event.text("type"), event.text("tenant"), event.text("subject"), data);
  }

  private static String text(JsonNode value) {
    return value.isNumber() ? plain(value.decimalValue()) : value.asText();
  }

  /// Something to be told of `subject`, which belongs to whoever `item` belongs to.
  static Notice of(Item item, String subject) {
    return new Notice("", item.text("tenant"), subject, new TreeMap<>());
  }

  Notice as(String other) {
    return new Notice(other, tenant, subject, data);
  }

  /// Says this too; what is empty is not said.
  Notice with(String name, @Nullable String value) {
    Map<String, String> more = new TreeMap<>(data);
    if (value != null && !value.isEmpty()) {
      more.put(name, value);
    }
    return new Notice(type, tenant, subject, more);
  }

  Notice with(String name, long count) {
    return with(name, Long.toString(count));
  }

  Notice dollars(String name, long micros) {
    return with(name, plain(BigDecimal.valueOf(micros, MICRO_SCALE)));
  }

  Notice time(String name, long millis) {
    return with(name, RFC_3339.format(Instant.ofEpochMilli(millis)));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
