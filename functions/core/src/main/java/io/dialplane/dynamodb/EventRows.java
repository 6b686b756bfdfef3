package io.dialplane.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import io.dialplane.domain.Event;
import io.dialplane.domain.EventType;
import io.dialplane.domain.Money;
import io.dialplane.domain.Tenant;
import io.dialplane.json.JsonTree;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// The outbox's events to rows: `data` as JSON text, gone after 30 days.
final class EventRows {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final JsonFactory JSON = new JsonFactory();

  static final Column<String> TENANT = Column.text("tenant", primaryPartitionKey());
  static final Column<String> EVENT_ID = Column.text("eventId", primarySortKey());

  static final Column<String> TYPE = Column.text("type");
  private static final Column<String> SUBJECT = Column.text("subject");
  private static final Column<String> DATA = Column.text("data");
  private static final Column<Long> CREATED_AT = Column.whole("createdAt");
  private static final Column<Long> EXPIRES_AT = Column.whole("expiresAt");

  static final RowSchema SCHEMA =
      RowSchema.of(TENANT, EVENT_ID, TYPE, SUBJECT, DATA, CREATED_AT, EXPIRES_AT);

  private EventRows() {}

  static Row.Builder toRow(Event event) {
    return Row.builder()
        .put(TENANT, event.tenant().key())
        .put(EVENT_ID, event.id())
        .put(TYPE, event.type().label())
        .put(SUBJECT, event.subject())
        .put(DATA, json(event.data()))
        .instant(CREATED_AT, event.createdAt())
        .seconds(EXPIRES_AT, event.createdAt().plus(KEPT));
  }

  static Event fromRow(Row row) {
    return new Event(
        Tenant.ofKey(row.get(TENANT)),
        row.get(EVENT_ID),
        EventType.of(row.get(TYPE)).orElseThrow(),
        row.get(SUBJECT),
        data(row.get(DATA)),
        row.instant(CREATED_AT));
  }

  private static String json(Map<String, Object> data) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, Object> field : new TreeMap<>(data).entrySet()) {
        json.writeFieldName(field.getKey());
        // Text, numbers, yes or no: what a generator writes without a mapper.
        json.writePOJO(
            field.getValue() instanceof Money money ? money.dollars() : field.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a text always writes", e);
    }
    return text.toString();
  }

  /// Money is what has decimals: dollars are written with two at least, counts with none.
  private static Map<String, Object> data(String json) {
    try (JsonParser tokens = JSON.createParser(json)) {
      Map<String, Object> data = new HashMap<>();
      for (var field : JsonTree.read(tokens).orElseThrow().properties()) {
        data.put(field.getKey(), value(field.getValue()));
      }
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException("an event's data is JSON", e);
    }
  }

  private static Object value(JsonNode value) {
    return switch (value) {
      case DecimalNode dollars -> Money.of(dollars.decimalValue());
      case NumericNode count -> count.longValue();
      case BooleanNode flag -> flag.booleanValue();
      default -> value.textValue();
    };
  }
}
