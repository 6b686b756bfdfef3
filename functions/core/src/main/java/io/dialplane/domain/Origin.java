package io.dialplane.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a number came to be owned. `carrierId` is the carrier's own id of the number, by which alone
/// it is released; `purchaseId` is the reference that the order carried.
public record Origin(
    Source source, @Nullable String purchaseId, String carrierId, Instant createdAt) {

  /// Bought through a carrier order, or brought in from the carrier account.
  public enum Source {
    PURCHASED,
    IMPORTED
  }
}
