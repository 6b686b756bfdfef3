package io.dialplane.voice;

import io.dialplane.domain.Agent;
import io.dialplane.domain.E164;
import io.dialplane.domain.Freed;
import io.dialplane.domain.Liveness;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Ordering;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Releasing;
import io.dialplane.domain.Reserved;
import io.dialplane.domain.Route;
import io.dialplane.port.Ref;
import io.dialplane.port.Store;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose a called number is, and where its agent wants calls: two reads, one after the other, since
/// the first says which agent.
record Directory(Store store) {

  /// Where a call to a number goes.
  sealed interface Found {
    /// Nobody here owns the number, or owns it at another carrier.
    record Nobody() implements Found {}

    /// Its owner's agent cannot take the call.
    record Nowhere(Owned number, Liveness reason) implements Found {}

    /// By the version of the agent that was published last.
    record To(Owned number, Route route) implements Found {}
  }

  Found find(E164 called, String carrier, Instant now) {
    NumberState state = store.read(new Ref.OfNumber(called)).value();
    Optional<Owned> owned = owned(state, carrier);
    if (state == null || owned.isEmpty()) {
      return new Found.Nobody();
    }
    Agent agent = state instanceof Owned ? agent(owned.get()) : null;
    Agent.Published published = agent == null ? null : agent.published();
    Optional<Liveness> obstacle = Liveness.obstacle(state, agent, now).filter(Directory::holdsUp);
    if (obstacle.isPresent() || published == null) {
      return new Found.Nowhere(owned.get(), obstacle.orElse(Liveness.AGENT_UNPUBLISHED));
    }
    return new Found.To(owned.get(), published.route());
  }

  /// Whether it keeps a call from its agent that has come as far as here.
  private static boolean holdsUp(Liveness obstacle) {
    return switch (obstacle) {
      case RELEASING, UNASSIGNED, AGENT_UNPUBLISHED, INBOUND_OFF -> true;
      // A call that has arrived was pointed here.
      case CARRIER_NOT_POINTED -> false;
    };
  }

  /// Whoever owns the number, or is giving it back.
  Optional<Owned> owner(E164 called, String carrier) {
    return owned(store.read(new Ref.OfNumber(called)).value(), carrier);
  }

  private @Nullable Agent agent(Owned number) {
    return number.agentId() == null
        ? null
        : store.read(new Ref.OfAgent(number.tenant(), number.agentId())).value();
  }

  private static Optional<Owned> owned(@Nullable NumberState state, String carrier) {
    Optional<Owned> owned =
        switch (state) {
          case null -> Optional.empty();
          case Owned owner -> Optional.of(owner);
          case Releasing releasing -> Optional.of(releasing.was());
          case Reserved _, Ordering _, Freed _ -> Optional.empty();
        };
    // A carrier's signature vouches for its own numbers alone.
    return owned.filter(number -> number.listing().provider().equals(carrier));
  }
}
