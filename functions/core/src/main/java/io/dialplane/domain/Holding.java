package io.dialplane.domain;

import io.dialplane.domain.Change.ChangeHolds;
import io.dialplane.domain.Change.DeleteNumber;
import io.dialplane.domain.Change.PutEvent;
import io.dialplane.domain.Change.PutNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides on holds: who may take one, prolong it once, and give it back.
public final class Holding {

  private Holding() {}

  /// Whether `tenant` has this number on hold already, so that nothing need be asked of the
  /// carrier.
  public static Optional<Reserved> existing(Seen<NumberState> number, Tenant tenant, Instant now) {
    return number.value() instanceof Reserved held && held.isOpenFor(tenant, now)
        ? Optional.of(held)
        : Optional.empty();
  }

  /// Takes `wanted`, the hold as the carrier has agreed to it. One's own open hold again is
  /// answered unchanged.
  /// Refuses, in this order: a number somebody has, a hold too many.
  public static Decision<Reserved> reserve(
      Reserved wanted, Seen<NumberState> number, Seen<Holds> holds, boolean stockIsCertain) {
    Instant now = wanted.createdAt();
    Optional<Reserved> existing = existing(number, wanted.tenant(), now);
    if (existing.isPresent()) {
      return Decision.done(existing.get());
    }
    Optional<Rejection> refusal = refusal(number, holds, now, stockIsCertain);
    if (refusal.isPresent()) {
      return Decision.refused(refusal.get());
    }
    List<Change> changes = new ArrayList<>(ending(number, now));
    Holds current = holds.found().orElse(Holds.none(wanted.tenant()));
    Holds.Hold hold = Holds.Hold.of(wanted);
    changes.add(new PutNumber(wanted, number));
    changes.add(new ChangeHolds(wanted.tenant(), current.expired(now), hold, true));
    changes.add(new PutEvent(Event.reserved(wanted)));
    return Decision.done(wanted, changes);
  }

  /// Why a number cannot be held now; asked before the carrier is, so that a hopeless hold costs it
  /// nothing.
  public static Optional<Rejection> refusal(
      Seen<NumberState> number, Seen<Holds> holds, Instant now, boolean stockIsCertain) {
    if (!isFree(number, now, stockIsCertain)) {
      return Optional.of(new Rejection.NumberUnavailable());
    }
    boolean full =
        holds.found().filter(h -> h.open(now).size() >= Reserved.OPEN_HOLDS_LIMIT).isPresent();
    return full
        ? Optional.of(new Rejection.TooManyHolds(holds.found().orElseThrow().untilEarliestEnd(now)))
        : Optional.empty();
  }

  /// Free for anyone: unknown here, held no longer, or released. Where the carrier's orders cannot
  /// be found by our reference (`stockIsCertain` false), a released number stays closed until its
  /// tombstone is over: a purchase's outcome could not be told from the release's.
  static boolean isFree(Seen<NumberState> number, Instant now, boolean stockIsCertain) {
    return number
        .found()
        .map(
            state ->
                switch (state) {
                  case Reserved held -> !held.isOpen(now);
                  case Freed freed -> stockIsCertain || freed.isOver(now);
                  case Ordering _, Owned _, Releasing _ -> false;
                })
        .orElse(true);
  }

  /// Prolongs an open hold of the caller's own, once.
  public static Decision<Reserved> extend(
      Seen<NumberState> number, Tenant tenant, NumberId id, Instant now, Duration more) {
    Optional<Reserved> own = existing(number, tenant, now).filter(held -> held.id().equals(id));
    if (own.isEmpty()) {
      return Decision.refused(new Rejection.NotFound("reservation"));
    }
    if (own.get().extended()) {
      return Decision.refused(
          new Rejection.InvalidState("This hold has been extended once already."));
    }
    Reserved longer = own.get().extendedBy(more);
    Holds.Hold hold = Holds.Hold.of(longer);
    return Decision.done(
        longer, new PutNumber(longer, number), new ChangeHolds(tenant, List.of(), hold, false));
  }

  /// Gives an open hold of the caller's own back: the number is free at once.
  public static Decision<Reserved> giveBack(
      Seen<NumberState> number, Tenant tenant, NumberId id, Instant now) {
    Optional<Reserved> own = existing(number, tenant, now).filter(held -> held.id().equals(id));
    if (own.isEmpty()) {
      return Decision.refused(new Rejection.NotFound("reservation"));
    }
    Reserved held = own.get();
    return Decision.done(
        held,
        new DeleteNumber(held.e164(), number),
        dropping(held),
        new PutEvent(Event.holdReleased(held, now)));
  }

  /// Clears away a hold that has run out.
  public static Decision.Done<Reserved> expire(Reserved held, Seen<NumberState> number) {
    return Decision.done(
        held,
        new DeleteNumber(held.e164(), number),
        dropping(held),
        new PutEvent(Event.holdExpired(held)));
  }

  /// What whoever takes a number tells of a hold on it that has run out unnoticed.
  static List<Change> ending(Seen<NumberState> number, Instant now) {
    return number.value() instanceof Reserved held && !held.isOpen(now)
        ? List.of(new PutEvent(Event.holdExpired(held)))
        : List.of();
  }

  /// The end of a hold in its tenant's list.
  static ChangeHolds dropping(Reserved held) {
    return new ChangeHolds(held.tenant(), List.of(Holds.Hold.of(held)), null, false);
  }
}
