package io.dialplane.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Money;
import io.dialplane.json.JsonTree;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JSON as trees: no bean is introspected on the cold path, and what a caller sent is seen as it
/// was sent.
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
      return JsonTree.read(tokens);
    } catch (JsonProcessingException | CharConversionException _) {
      return Optional.empty();
    }
  }

  public static String write(JsonNode node) {
    return new String(bytes(node), StandardCharsets.UTF_8);
  }

  public static byte[] bytes(JsonNode node) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = TOKENS.createGenerator(bytes)) {
      JsonTree.write(node, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a tree always writes", e);
    }
    return bytes.toByteArray();
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
