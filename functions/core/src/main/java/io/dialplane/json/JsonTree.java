package io.dialplane.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Jackson's trees, read and written token by token: its `ObjectMapper` would load some 300 classes
/// more, a noticeable part of a function's cold start, and is not in the jars.
public final class JsonTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonTree() {}

  /// Reads the one value that the tokens are; empty where there is none or more than one.
  public static Optional<JsonNode> read(JsonParser tokens) throws IOException {
    if (tokens.nextToken() == null) {
      return Optional.empty();
    }
    JsonNode node = node(tokens);
    return tokens.nextToken() == null ? Optional.of(node) : Optional.empty();
  }

  /// The value that starts with the current token. The parser itself limits how deep they nest.
  private static JsonNode node(JsonParser tokens) throws IOException {
    return switch (tokens.currentToken()) {
      case START_OBJECT -> {
        ObjectNode object = NODES.objectNode();
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
          String name = tokens.currentName();
          tokens.nextToken();
          object.set(name, node(tokens));
        }
        yield object;
      }
      case START_ARRAY -> {
        ArrayNode array = NODES.arrayNode();
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

  public static void write(JsonNode node, JsonGenerator out) throws IOException {
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
}
