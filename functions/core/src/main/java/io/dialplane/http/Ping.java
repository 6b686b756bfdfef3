package io.dialplane.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// `{"operation":"ping"}` and nothing else, which keeps a snapshot in Lambda's cache. It is
/// answered without work or a log line.
public final class Ping {

  private Ping() {}

  public static boolean is(JsonNode event) {
    return event.size() == 1 && "ping".equals(event.path("operation").textValue());
  }

  public static ObjectNode answer() {
    return Json.object().put("status", 200);
  }
}
