package io.dialplane.carrier.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of sending a request once. Not yet what it means: see [Sorting].
public sealed interface Reply {

  /// The carrier answered. `body` is a missing node where it is empty or no JSON; `retryAfter` is
  /// how long it asks to be left alone.
  record Answered(int status, JsonNode body, @Nullable Duration retryAfter) implements Reply {
    boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  /// Nothing of the request left this machine.
  record NotSent(String why) implements Reply {}

  /// It may have arrived; no answer came that could be read.
  record Lost(String why) implements Reply {}
}
