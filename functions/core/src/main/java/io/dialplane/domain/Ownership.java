package io.dialplane.domain;

import io.dialplane.domain.Change.CountNumber;
import io.dialplane.domain.Change.PutEvent;
import io.dialplane.domain.Change.PutNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Decides on what is done with an owned number: pointing it at an agent, taking it back, changing
/// its settings.
public final class Ownership {
  private static final Rejection RELEASING =
      new Rejection.InvalidState("This number is being released.");

  private Ownership() {}

  /// The number, if `tenant` owns it; releasing ones included.
  public static Optional<NumberState> visible(Seen<NumberState> number, Tenant tenant) {
    return number
        .found()
        .filter(
            state ->
                switch (state) {
                  case Owned owned -> owned.tenant().equals(tenant);
                  case Releasing releasing -> releasing.was().tenant().equals(tenant);
                  case Reserved _, Ordering _, Freed _ -> false;
                });
  }

  /// The visible number, if it is the one that `id` names.
  public static Optional<NumberState> visible(
      Seen<NumberState> number, Tenant tenant, Optional<NumberId> id) {
    return visible(number, tenant).filter(state -> id.isEmpty() || id.get().equals(idOf(state)));
  }

  private static @Nullable NumberId idOf(NumberState state) {
    return switch (state) {
      case Owned owned -> owned.id();
      case Releasing releasing -> releasing.was().id();
      case Reserved _, Ordering _, Freed _ -> null;
    };
  }

  /// Points a number at an agent, and notes whether its calls come here now. Refuses
  /// `agent_not_found` for an unknown one; pointing at the same again changes nothing.
  public static Decision<Owned> assign(
      Owned number, Seen<NumberState> seen, Seen<Agent> agent, Pointing pointing, Instant now) {
    if (agent.found().isEmpty()) {
      return Decision.refused(new Rejection.AgentNotFound());
    }
    String agentId = agent.found().get().id();
    if (agentId.equals(number.agentId())) {
      return point(number, seen, pointing);
    }
    List<Change> changes = new ArrayList<>();
    Owned assigned = number.withPointing(pointing).withAgent(agentId);
    changes.add(new PutNumber(assigned, seen));
    changes.add(new CountNumber(number.tenant(), agentId, 1));
    if (number.agentId() != null) {
      changes.add(new CountNumber(number.tenant(), number.agentId(), -1));
    }
    changes.add(new PutEvent(Event.assigned(assigned, agentId, now)));
    return Decision.done(assigned, changes);
  }

  /// Notes whether a number's calls come here; what is known already changes nothing.
  public static Decision.Done<Owned> point(
      Owned number, Seen<NumberState> seen, Pointing pointing) {
    if (pointing.equals(number.pointing())) {
      return Decision.done(number);
    }
    Owned pointed = number.withPointing(pointing);
    return Decision.done(pointed, new PutNumber(pointed, seen));
  }

  /// Takes a number back into the pool; one that no agent has is answered unchanged.
  public static Decision<Owned> unassign(Owned number, Seen<NumberState> seen, Instant now) {
    if (number.agentId() == null) {
      return Decision.done(number);
    }
    Owned free = number.withAgent(null);
    return Decision.done(
        free,
        new PutNumber(free, seen),
        new CountNumber(number.tenant(), number.agentId(), -1),
        new PutEvent(Event.unassigned(free, number.agentId(), now)));
  }

  /// Changes a number's settings; the same settings again change nothing.
  public static Decision<Owned> update(
      Owned number, Seen<NumberState> seen, NumberSettings settings) {
    if (settings.equals(number.settings())) {
      return Decision.done(number);
    }
    Owned changed = number.withSettings(settings);
    return Decision.done(changed, new PutNumber(changed, seen));
  }

  /// Runs `decide` on a number that the tenant owns; refuses `not_found`, then `invalid_state`
  /// while it is releasing.
  public static <R> Decision<R> whileOwned(
      Optional<NumberState> visible, Function<Owned, Decision<R>> decide) {
    if (visible.isEmpty()) {
      return Decision.refused(new Rejection.NotFound("number"));
    }
    return switch (visible.get()) {
      case Owned owned -> decide.apply(owned);
      case Releasing _ -> Decision.refused(RELEASING);
      case Reserved _, Ordering _, Freed _ ->
          throw new IllegalStateException("not an owned number");
    };
  }
}
