package io.dialplane.http;

import io.dialplane.port.Ref;
import java.util.List;

/// What a function goes through before its snapshot is taken: what it may read of the real store,
/// to connect for, and the events that it answers in the world of [Nobody].
public record Script(List<Ref<?>> reads, List<String> events) {

  public Script {
    reads = List.copyOf(reads);
    events = List.copyOf(events);
  }
}
