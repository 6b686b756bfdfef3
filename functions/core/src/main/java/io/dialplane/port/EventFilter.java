package io.dialplane.port;

import io.dialplane.domain.EventType;
import io.dialplane.domain.Tenant;
import java.time.Instant;
import java.util.Set;

/// Which of a tenant's events to list: of these types, created from `from` to `to`, both included.
public record EventFilter(Tenant tenant, Set<EventType> types, Instant from, Instant to) {

  public EventFilter {
    types = Set.copyOf(types);
  }
}
