package io.dialplane.port;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where whoever listens hears of events: at least once, and in no sure order. The same notice
/// again does no harm, since listeners know an event by its id.
public interface Bus {

  /// Something to be told: its type, when it happened, and the JSON that says what.
  record Notice(String type, Instant at, String detail) {}

  /// How many of the first notices were taken, and what kept the bus from taking the rest.
  record Taken(int notices, @Nullable String trouble) {}

  Taken tell(List<Notice> notices);
}
