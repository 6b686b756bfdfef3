package io.dialplane.domain;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a call ended, as far as its carrier says. `cost` is the carrier's own figure, exact, in its
/// own currency.
public record CallEnd(
    Outcome outcome, Duration lasted, @Nullable Party hungUpBy, @Nullable Cost cost) {

  /// Only a completed call was ever answered.
  public enum Outcome {
    COMPLETED,
    BUSY,
    NO_ANSWER,
    FAILED,
    CANCELED;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Who ended it: the caller, the agent's side, or the carrier when its instructions ran out.
  public enum Party {
    CALLER,
    AGENT,
    CARRIER;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A decimal amount and its ISO 4217 currency.
  public record Cost(String amount, String currency) {

    /// Null where the carrier tells no amount.
    public static @Nullable Cost of(String amount, String currency) {
      return amount.matches("[0-9]{1,9}([.][0-9]{1,12})?") ? new Cost(amount, currency) : null;
    }
  }
}
