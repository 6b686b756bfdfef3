package io.dialplane.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Money;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JSON as trees, so that what a caller sent is seen as it was sent.
///
/// Jackson's nodes, but read and written token by token: its `ObjectMapper` loads some 600 classes,
/// which would be a quarter of a function's cold start.
public final class Json {
  private static final DateTimeFormatter RFC_3339 =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonFactory TOKENS =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private Json() {}

  /// Reads one JSON value; empty where the text is none, has a field twice, or goes on after it.
  public static Optional<JsonNode> read(String text) {
    try {
      return read(TOKENS.createParser(text));
    } catch (IOException e) {
      throw new UncheckedIOException("a text always reads", e);
    }
  }

  public static Optional<JsonNode> read(InputStream in) throws IOException {
    return read(TOKENS.createParser(in));
  }

  private static Optional<JsonNode> read(JsonParser tokens) throws IOException {
    try (tokens) {
      if (tokens.nextToken() == null) {
        return Optional.empty();
      }
      JsonNode node = node(tokens);
      return tokens.nextToken() == null ? Optional.of(node) : Optional.empty();
    } catch (JsonProcessingException | CharConversionException _) {
      return Optional.empty();
    }
  }

  /// The value that starts with the current token. The parser itself limits how deep they nest.
  private static JsonNode node(JsonParser tokens) throws IOException {
    return switch (tokens.currentToken()) {
      case START_OBJECT -> {
        ObjectNode object = object();
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
          String name = tokens.currentName();
          tokens.nextToken();
          object.set(name, node(tokens));
        }
        yield object;
      }
      case START_ARRAY -> {
        ArrayNode array = array();
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
          array.add(node(tokens));
        }
        yield array;
      }
      case VALUE_STRING -> NODES.textNode(tokens.getText());
      case VALUE_NUMBER_INT -> whole(tokens);
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(tokens.getDecimalValue());
      case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(tokens.getBooleanValue());
      case VALUE_NULL -> NODES.nullNode();
      default -> throw new IllegalStateException("no value starts with " + tokens.currentToken());
    };
  }

  private static JsonNode whole(JsonParser tokens) throws IOException {
    return switch (tokens.getNumberType()) {
      case INT -> NODES.numberNode(tokens.getIntValue());
      case LONG -> NODES.numberNode(tokens.getLongValue());
      default -> NODES.numberNode(tokens.getBigIntegerValue());
    };
  }

  public static String write(JsonNode node) {
    return new String(bytes(node), StandardCharsets.UTF_8);
  }

  public static byte[] bytes(JsonNode node) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = TOKENS.createGenerator(bytes)) {
      write(node, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a tree always writes", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonNode node, JsonGenerator out) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> {
        out.writeStartObject();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          out.writeFieldName(field.getKey());
          write(field.getValue(), out);
        }
        out.writeEndObject();
      }
      case ARRAY -> {
        out.writeStartArray();
        for (JsonNode item : node) {
          write(item, out);
        }
        out.writeEndArray();
      }
      case STRING -> out.writeString(node.textValue());
      case NUMBER -> number(node, out);
      case BOOLEAN -> out.writeBoolean(node.booleanValue());
      case NULL -> out.writeNull();
      case BINARY, MISSING, POJO -> throw new IllegalStateException("not JSON: " + node.getClass());
    }
  }

  private static void number(JsonNode node, JsonGenerator out) throws IOException {
    switch (node.numberType()) {
      case INT, LONG -> out.writeNumber(node.longValue());
      case BIG_INTEGER -> out.writeNumber(node.bigIntegerValue());
      case FLOAT, DOUBLE, BIG_DECIMAL -> out.writeNumber(node.decimalValue());
    }
  }

  public static ObjectNode object() {
    return NODES.objectNode();
  }

  public static ArrayNode array() {
    return NODES.arrayNode();
  }

  public static JsonNode money(Money amount) {
    return NODES.numberNode(amount.dollars());
  }

  /// RFC 3339 in UTC with milliseconds.
  public static String time(Instant time) {
    return RFC_3339.format(time);
  }

  public static @Nullable String timeOrNull(@Nullable Instant time) {
    return time == null ? null : time(time);
  }
}
