package io.dialplane.domain;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One purchase: claim, one carrier order, then commit or void. Its id is the reference that the
/// order carries. Settle looks at it at `timers.dueAt`, and `timers.quietUntil` never moves.
public record Purchase(
    Tenant tenant,
    String id,
    String fingerprint,
    E164 e164,
    NumberId numberId,
    Price price,
    @Nullable String agentId,
    Status status,
    @Nullable StoredAnswer answer,
    Instant createdAt,
    Timers timers)
    implements StoredRequest {

  /// Where a purchase stands. `RETRYABLE` ended for the carrier's own trouble: the same key may try
  /// again, and until then it reads as failed. `ABANDONED` reads as failed too: the carrier knew
  /// nothing of it; should the number turn up on the account after all, it is this purchase's.
  public enum Status {
    PENDING,
    COMPLETED,
    FAILED,
    RETRYABLE,
    ABANDONED;

    public String label() {
      return switch (this) {
        case PENDING, COMPLETED, FAILED -> name().toLowerCase(Locale.ROOT);
        case RETRYABLE, ABANDONED -> FAILED.label();
      };
    }

    public static Optional<Status> of(String label) {
      return switch (label) {
        case "pending" -> Optional.of(PENDING);
        case "completed" -> Optional.of(COMPLETED);
        case "failed" -> Optional.of(FAILED);
        default -> Optional.empty();
      };
    }
  }

  public boolean isPending() {
    return status == Status.PENDING;
  }

  Purchase looking(Timers next) {
    return new Purchase(
        tenant, id, fingerprint, e164, numberId, price, agentId, status, answer, createdAt, next);
  }

  Purchase ended(Status end, StoredAnswer said) {
    return new Purchase(
        tenant, id, fingerprint, e164, numberId, price, agentId, end, said, createdAt, timers);
  }
}
