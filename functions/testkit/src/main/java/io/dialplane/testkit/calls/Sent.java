package io.dialplane.testkit.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.testkit.GatewayEvents;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// A request that a carrier has sent.
public record Sent(String target, Map<String, String> headers, String body) {

  /// As API Gateway hands it over.
  public ObjectNode event() {
    return GatewayEvents.of("POST", target, body, headers);
  }

  /// As API Gateway hands over a body that it takes for no text.
  public ObjectNode encodedEvent() {
    String encoded = Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
    return event().put("body", encoded).put("isBase64Encoded", true);
  }

  public Sent withBody(String other) {
    return new Sent(target, headers, other);
  }

  public Sent withTarget(String other) {
    return new Sent(other, headers, body);
  }

  public Sent withHeader(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Sent(target, more, body);
  }
}
