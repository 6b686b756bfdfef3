package io.dialplane.domain;

import io.dialplane.domain.Change.PutEvent;
import io.dialplane.domain.Change.PutNumber;
import io.dialplane.domain.Change.PutRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Decides on giving a number back: first releasing, then the carrier, then freed; or back to its
/// owner where the carrier refuses for good.
public final class Release {

  private Release() {}

  /// Who asks for a release, and that request's record as it was read.
  public record Requested(RequestKey key, Seen<StoredRequest> record) {

    /// Nobody asks: the grace of an unpaid number is over.
    public static Requested byNobody(Tenant tenant) {
      return new Requested(new RequestKey(tenant, "", "", false), Seen.absent());
    }
  }

  /// A release as it stands in the tables, and the record of the keyed request that began it.
  public record Open(Releasing number, Seen<NumberState> seen, Seen<StoredRequest> request) {}

  /// Begins a release: no longer the owner's, no agent's, not charged again.
  /// Refuses `deletion_protected`.
  public static Decision<Releasing> begin(
      Owned number, Seen<NumberState> seen, Requested by, Timers timers, Instant now) {
    if (number.settings().deletionProtection()) {
      return Decision.refused(new Rejection.DeletionProtected());
    }
    Owned free = number.withAgent(null);
    Releasing releasing = new Releasing(free, by.key().keyed() ? by.key().id() : null, timers);
    List<Change> changes = new ArrayList<>();
    changes.add(new PutNumber(releasing, seen));
    String agentId = number.agentId();
    if (agentId != null) {
      changes.add(new Change.CountNumber(number.tenant(), agentId, -1));
      // Told now: the carrier may refuse the release, and the agent is gone all the same.
      changes.add(new PutEvent(Event.unassigned(free, agentId, now)));
    }
    changes.addAll(remembering(by, number.id()));
    return Decision.done(releasing, changes);
  }

  /// Asks the carrier once more, under a lease that begins now.
  public static Decision.Done<Releasing> again(Open open, Timers timers) {
    Releasing again = new Releasing(open.number().was(), open.number().requestId(), timers);
    return Decision.done(again, new PutNumber(again, open.seen()));
  }

  /// Asked again while the release is under way: remembered like the first time.
  public static Decision.Done<Releasing> join(Releasing releasing, Requested by) {
    return Decision.done(releasing, remembering(by, releasing.was().id()));
  }

  /// A keyed release is told apart for ever by the number's id: while that number is here it is
  /// undecided, and once it is gone it is done.
  private static List<Change> remembering(Requested by, NumberId id) {
    RequestKey key = by.key();
    return key.keyed()
        ? List.of(
            new PutRequest(
                new StoredRequest.Release(key.tenant(), key.id(), key.fingerprint(), id, null),
                by.record()))
        : List.of();
  }

  /// Leaves this deployment and stays on the carrier account: imported numbers only, at once and
  /// for good.
  public static Decision<Owned> keepAtCarrier(
      Owned number, Seen<NumberState> seen, Requested by, Instant now) {
    if (number.settings().deletionProtection()) {
      return Decision.refused(new Rejection.DeletionProtected());
    }
    if (number.origin().source() != Origin.Source.IMPORTED) {
      return Decision.refused(
          new Rejection.InvalidState("Only an imported number can stay at its carrier."));
    }
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.DeleteNumber(number.e164(), seen));
    if (number.agentId() != null) {
      changes.add(new Change.CountNumber(number.tenant(), number.agentId(), -1));
    }
    changes.addAll(remembering(by, number.id()));
    changes.add(new PutEvent(Event.released(number.withAgent(null), now)));
    return Decision.done(number, changes);
  }

  /// The carrier has confirmed: free to be sold to anyone, with a tombstone until a late answer can
  /// no longer come.
  public static Decision.Done<Freed> confirm(Open open, Instant now) {
    Owned was = open.number().was();
    Freed freed =
        new Freed(was.e164(), was.listing().provider(), open.number().timers().quietUntil());
    return Decision.done(
        freed,
        new PutNumber(freed, open.seen()),
        new PutEvent(Event.released(was.withAgent(null), now)));
  }

  /// The carrier has refused for good: the number is its owner's again, in the pool.
  public static Decision.Done<Owned> giveBack(Open open, StoredAnswer said) {
    Owned again = open.number().was().withAgent(null);
    List<Change> changes = new ArrayList<>();
    changes.add(new PutNumber(again, open.seen()));
    changes.addAll(answering(open, said));
    return Decision.done(again, changes);
  }

  private static List<Change> answering(Open open, StoredAnswer said) {
    return open.request().value() instanceof StoredRequest.Release waiting
        ? List.of(
            new PutRequest(
                new StoredRequest.Release(
                    waiting.tenant(),
                    waiting.id(),
                    waiting.fingerprint(),
                    waiting.numberId(),
                    said),
                open.request()))
        : List.of();
  }
}
