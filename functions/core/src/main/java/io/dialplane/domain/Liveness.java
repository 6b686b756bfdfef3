package io.dialplane.domain;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a caller would not reach an agent now, in the order in which they are asked.
public enum Liveness {
  RELEASING,
  UNASSIGNED,
  AGENT_UNPUBLISHED,
  INBOUND_OFF,
  CARRIER_NOT_POINTED;

  /// Empty: a call reaches the agent now. An unpaid number takes no call once its grace is over.
  public static Optional<Liveness> obstacle(
      NumberState number, @Nullable Agent agent, Instant now) {
    return switch (number) {
      case Releasing _ -> Optional.of(RELEASING);
      case Owned owned -> obstacle(owned, agent, now);
      case Reserved _, Ordering _, Freed _ ->
          throw new IllegalArgumentException("not an owned number");
    };
  }

  private static Optional<Liveness> obstacle(Owned number, @Nullable Agent agent, Instant now) {
    if (number.agentId() == null) {
      return Optional.of(UNASSIGNED);
    }
    if (agent == null || agent.published() == null) {
      return Optional.of(AGENT_UNPUBLISHED);
    }
    boolean on = number.settings().allowInbound() && !number.renewal().isGraceOver(now);
    if (!on) {
      return Optional.of(INBOUND_OFF);
    }
    return number.pointing().done() ? Optional.empty() : Optional.of(CARRIER_NOT_POINTED);
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
