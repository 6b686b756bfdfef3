package io.dialplane.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dialplane.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The schemas of the events, as a consumer would use them.
final class EventSchemas {
  private static final Path FOLDER = Path.of("functions/core/src/main/resources/events");
  private static final String ENDING = ".schema.json";
  private static final String URN = "urn:dialplane:event";

  private final Map<String, JsonNode> byType = new TreeMap<>();
  private final SchemaRegistry registry;

  EventSchemas() {
    Map<String, String> byId = new TreeMap<>();
    for (Path file : files()) {
      String text = read(file);
      String name = file.getFileName().toString().replace(ENDING, "");
      byId.put(name.equals("event") ? URN : URN + ":" + name, text);
      if (!name.equals("event")) {
        byType.put(name, Json.read(text).orElseThrow());
      }
    }
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(byId));
  }

  /// Each type's schema, by its file's name.
  Map<String, JsonNode> byType() {
    return byType;
  }

  /// What is wrong with an event, in words; a type without a schema is wrong.
  List<String> errors(JsonNode event) {
    String type = event.path("type").asText();
    if (!byType.containsKey(type)) {
      return List.of("no schema of " + type);
    }
    Schema schema = registry.getSchema(SchemaLocation.of(URN + ":" + type));
    return schema.validate(event).stream().map(Error::toString).toList();
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
