package io.dialplane.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One purchase: claim, one carrier order, then commit or void. Its id is the reference that the
/// order carries.
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
  /// again, and until then it reads as failed.
  public enum Status {
    PENDING,
    COMPLETED,
    FAILED,
    RETRYABLE;

    public String label() {
      return this == RETRYABLE ? FAILED.label() : name().toLowerCase(Locale.ROOT);
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

  /// Nobody else touches the purchase before `leaseUntil`; an order may still be applied by the
  /// carrier until `quietUntil`, which never moves; settle looks at `dueAt`.
  public record Timers(Instant leaseUntil, Instant quietUntil, Instant dueAt, int attempts) {

    public static Timers starting(Instant now, Duration lease, Duration quiet) {
      Instant leaseUntil = now.plus(lease);
      return new Timers(leaseUntil, leaseUntil.plus(quiet), leaseUntil, 0);
    }
  }

  public boolean isPending() {
    return status == Status.PENDING;
  }

  Purchase ended(Status end, StoredAnswer said) {
    return new Purchase(
        tenant, id, fingerprint, e164, numberId, price, agentId, end, said, createdAt, timers);
  }
}
