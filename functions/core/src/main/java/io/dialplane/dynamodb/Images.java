package io.dialplane.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.domain.Event;
import io.dialplane.domain.NumberState;
import io.dialplane.port.StreamImages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// [StreamImages] of DynamoDB Streams: each attribute an object that names its type.
public final class Images implements StreamImages {

  @Override
  public Event event(JsonNode image) {
    return EventRows.fromRow(row(image));
  }

  @Override
  public NumberState number(JsonNode image) {
    return NumberRows.fromRow(row(image));
  }

  private static Row row(JsonNode image) {
    return new Row(item(image));
  }

  private static Map<String, AttributeValue> item(JsonNode image) {
    Map<String, AttributeValue> item = new HashMap<>();
    image.properties().forEach(field -> item.put(field.getKey(), value(field.getValue())));
    return item;
  }

  private static AttributeValue value(JsonNode typed) {
    Map.Entry<String, JsonNode> only = typed.properties().iterator().next();
    JsonNode value = only.getValue();
    return switch (only.getKey()) {
      case "S" -> AttributeValue.fromS(value.asText());
      case "N" -> AttributeValue.fromN(value.asText());
      case "BOOL" -> AttributeValue.fromBool(value.asBoolean());
      case "NULL" -> AttributeValue.fromNul(true);
      case "L" -> AttributeValue.fromL(list(value));
      case "M" -> AttributeValue.fromM(item(value));
      default -> throw new IllegalArgumentException("no table here has a " + only.getKey());
    };
  }

  private static List<AttributeValue> list(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false).map(Images::value).toList();
  }
}
