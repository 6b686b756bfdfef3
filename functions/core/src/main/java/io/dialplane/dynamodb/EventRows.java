package io.dialplane.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.dialplane.domain.Event;
import io.dialplane.domain.Money;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/// The outbox's events to rows: `data` as JSON text, gone after 30 days.
final class EventRows {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final JsonFactory JSON = new JsonFactory();

  static final Column<String> TENANT = Column.text("tenant", primaryPartitionKey());
  static final Column<String> EVENT_ID = Column.text("eventId", primarySortKey());

  private static final Column<String> TYPE = Column.text("type");
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
        .put(TYPE, event.type())
        .put(SUBJECT, event.subject())
        .put(DATA, json(event.data()))
        .instant(CREATED_AT, event.createdAt())
        .seconds(EXPIRES_AT, event.createdAt().plus(KEPT));
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
}
