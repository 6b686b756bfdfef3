package io.dialplane.numbers;

import io.dialplane.domain.Agent;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Owned;
import io.dialplane.port.Ref;
import io.dialplane.port.Store;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The agent that a number points at, which decides whether it is live.
final class PointedAt {

  private PointedAt() {}

  static Optional<Ref.OfAgent> ref(NumberState number) {
    return number instanceof Owned owned && owned.agentId() != null
        ? Optional.of(new Ref.OfAgent(owned.tenant(), owned.agentId()))
        : Optional.empty();
  }

  static @Nullable Agent by(NumberState number, Store store) {
    return ref(number).flatMap(ref -> store.read(ref).found()).orElse(null);
  }
}
