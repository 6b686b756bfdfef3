package io.dialplane.port;

import io.dialplane.domain.Seen;
import java.util.Map;

/// What one batch read found. Asking for what was not read is a bug.
public record Snapshot(Map<Ref<?>, Seen<?>> items) {

  public Snapshot {
    items = Map.copyOf(items);
  }

  @SuppressWarnings("unchecked") // the store puts a Seen<T> under a Ref<T>
  public <T> Seen<T> get(Ref<T> ref) {
    Seen<?> seen = items.get(ref);
    if (seen == null) {
      throw new IllegalArgumentException("not read: " + ref.getClass().getSimpleName());
    }
    return (Seen<T>) seen;
  }
}
