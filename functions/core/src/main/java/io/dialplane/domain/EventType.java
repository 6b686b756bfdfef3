package io.dialplane.domain;

import java.util.Locale;
import java.util.Optional;

/// Everything that can be told of, each with a JSON Schema of its name under `events/` on the class
/// path. An organisation's own keys see a type by the scope of the thing it tells of.
public enum EventType {
  NUMBER_RESERVED(Scope.NUMBERS_READ),
  NUMBER_HOLD_RELEASED(Scope.NUMBERS_READ),
  NUMBER_HOLD_EXPIRED(Scope.NUMBERS_READ),
  NUMBER_PURCHASED(Scope.NUMBERS_READ),
  PURCHASE_PENDING(Scope.NUMBERS_READ),
  PURCHASE_FAILED(Scope.NUMBERS_READ),
  NUMBER_IMPORTED(Scope.NUMBERS_READ),
  NUMBER_ASSIGNED(Scope.NUMBERS_READ),
  NUMBER_UNASSIGNED(Scope.NUMBERS_READ),
  NUMBER_RELEASED(Scope.NUMBERS_READ),
  NUMBER_PAST_DUE(Scope.NUMBERS_READ),
  NUMBER_ORPHANED(Scope.NUMBERS_READ),
  WALLET_TOPPED_UP(Scope.BILLING_READ),
  WALLET_DEBITED(Scope.BILLING_READ),
  WALLET_LOW(Scope.BILLING_READ),
  AGENT_PUBLISHED(Scope.AGENTS_READ),
  CALL_UNANSWERED(Scope.NUMBERS_READ),
  CALL_STARTED(Scope.NUMBERS_READ),
  CALL_ENDED(Scope.NUMBERS_READ);

  private final Scope scope;

  EventType(Scope scope) {
    this.scope = scope;
  }

  /// What a key must be allowed to see it.
  public Scope scope() {
    return scope;
  }

  /// `number.hold_expired`: the thing, and what became of it.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
  }

  public static Optional<EventType> of(String label) {
    for (EventType type : values()) {
      if (type.label().equals(label)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
