package io.dialplane.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A voice agent: where calls go. The draft is edited, the published copy serves calls; both stand
/// in one item. `assignedNumbers` counts the numbers that point here, undecided purchases included.
public record Agent(
    Tenant tenant,
    String id,
    Draft draft,
    @Nullable Published published,
    long assignedNumbers,
    Instant createdAt,
    Instant updatedAt) {

  /// What is being edited; `version` counts edits from 1.
  public record Draft(String name, Route route, long version) {}

  /// The draft as it was when it was published.
  public record Published(String name, Route route, long version, Instant at) {}
}
