package io.dialplane.carrier.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.json.JsonTree;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// JSON as carriers write and read it, as trees.
public final class JsonText {
  private static final JsonFactory TOKENS = new JsonFactory();

  private JsonText() {}

  /// A missing node where the bytes are no JSON.
  static JsonNode read(byte[] bytes) {
    try (JsonParser tokens = TOKENS.createParser(bytes)) {
      return JsonTree.read(tokens).orElse(MissingNode.getInstance());
    } catch (IOException _) {
      return MissingNode.getInstance();
    }
  }

  static String write(JsonNode node) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = TOKENS.createGenerator(text)) {
      JsonTree.write(node, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a tree always writes", e);
    }
    return text.toString();
  }

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
