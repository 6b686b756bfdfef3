package io.dialplane.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import io.dialplane.domain.Event;
import io.dialplane.domain.EventType;
import io.dialplane.domain.Money;
import io.dialplane.domain.Tenant;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/// The outbox's events to rows: `data` as JSON text, gone after 30 days.
final class EventRows {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  static final Column<String> TENANT = Column.text("tenant", primaryPartitionKey());
  static final Column<String> EVENT_ID = Column.text("eventId", primarySortKey());

  static final Column<String> TYPE = Column.text("type");
  private static final Column<String> SUBJECT = Column.text("subject");
  private static final Column<String> DATA = Column.text("data");
  private static final Column<Long> CREATED_AT = Column.whole("createdAt");
  private static final Column<Long> EXPIRES_AT = Column.whole("expiresAt");

  static final TableSchema<Row> SCHEMA =
      Row.schema(TENANT, EVENT_ID, TYPE, SUBJECT, DATA, CREATED_AT, EXPIRES_AT);

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
    Map<String, Object> sorted = new TreeMap<>(data);
    sorted.replaceAll((_, value) -> value instanceof Money money ? money.dollars() : value);
    try {
      return JSON.writeValueAsString(sorted);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("event data is text, numbers, flags and money", e);
    }
  }

  /// Money is what has decimals: dollars are written with two at least, counts with none.
  private static Map<String, Object> data(String json) {
    try {
      Map<String, Object> data = new HashMap<>();
      for (var field : JSON.readTree(json).properties()) {
        data.put(field.getKey(), value(field.getValue()));
      }
      return data;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event's data is no JSON", e);
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
