package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a stand-in answers; without a body where that is null.
public record Said(int status, @Nullable JsonNode body, Map<String, String> headers) {

  public static Said of(int status, @Nullable JsonNode body) {
    return new Said(status, body, Map.of());
  }
}
