package io.dialplane.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Purchase;
import io.dialplane.domain.RequestKey;
import io.dialplane.domain.Seen;
import io.dialplane.domain.StoredAnswer;
import io.dialplane.domain.StoredRequest;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What a request that was seen before is answered: its first answer again, or the present outcome
/// of its purchase or release.
public final class Replay {

  private Replay() {}

  /// Empty: not seen before, or forgotten, or to be tried again.
  static Optional<Answer> of(RequestKey key, Seen<StoredRequest> seen, Instant now) {
    return key.keyed() ? seen.found().flatMap(stored -> of(key, stored, now)) : Optional.empty();
  }

  private static Optional<Answer> of(RequestKey key, StoredRequest stored, Instant now) {
    if (stored instanceof StoredRequest.Answered old && !old.expiresAt().isAfter(now)) {
      return Optional.empty();
    }
    if (!stored.fingerprint().equals(key.fingerprint())) {
      return Optional.of(
          Problems.of(
              Code.IDEMPOTENCY_KEY_REUSED,
              "This Idempotency-Key was used for another request. Use a new one."));
    }
    return switch (stored) {
      case StoredRequest.Answered answered -> replayed(answered.answer());
      case StoredRequest.Release release ->
          // An undecided release is answered by the operation, which has the number at hand.
          Optional.ofNullable(release.answer()).flatMap(Replay::replayed);
      case Purchase purchase -> outcome(purchase);
    };
  }

  private static Optional<Answer> outcome(Purchase purchase) {
    return switch (purchase.status()) {
      case PENDING -> Optional.of(undecided(purchase).replayed());
      case COMPLETED, FAILED, ABANDONED -> replayed(Objects.requireNonNull(purchase.answer()));
      case RETRYABLE -> Optional.empty();
    };
  }

  private static Optional<Answer> replayed(StoredAnswer answer) {
    return Optional.of(Answer.of(answer).replayed());
  }

  /// The 202 of a purchase whose outcome at the carrier is not known.
  public static Answer undecided(Purchase purchase) {
    ObjectNode view = PurchaseView.of(purchase);
    return Answer.accepted(view).header("Location", PurchaseView.location(purchase));
  }
}
