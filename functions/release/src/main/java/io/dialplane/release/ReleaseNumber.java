package io.dialplane.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Decision;
import io.dialplane.domain.Freed;
import io.dialplane.domain.NumberId;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Ordering;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Ownership;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Release;
import io.dialplane.domain.Releasing;
import io.dialplane.domain.RequestKey;
import io.dialplane.domain.Reserved;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Seen;
import io.dialplane.domain.StoredRequest;
import io.dialplane.domain.Tenant;
import io.dialplane.domain.Timing;
import io.dialplane.http.Answer;
import io.dialplane.http.Call;
import io.dialplane.http.Fields;
import io.dialplane.http.Nobody;
import io.dialplane.http.NumberName;
import io.dialplane.http.NumberView;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import io.dialplane.http.ReleaseEnd;
import io.dialplane.http.Surroundings;
import io.dialplane.port.Carriers;
import io.dialplane.port.Commit;
import io.dialplane.port.Ref;
import io.dialplane.port.Snapshot;
import java.util.Optional;
import java.util.function.BiFunction;

/// Gives a number back: releasing first, then the carrier, then freed. With `keepAtCarrier` an
/// imported number leaves this deployment only.
///
/// Refuses, in this order: `not_found`, `deletion_protected`, `invalid_state` (a purchased number
/// cannot stay at its carrier), then what the carrier refuses for good.
public final class ReleaseNumber implements Operation<ReleaseNumber.Asked> {
  private static final int ATTEMPTS = 3;

  private final Surroundings around;
  private final Timing timing;
  private final ReleaseEnd end;

  ReleaseNumber(Carriers carriers, Surroundings around, Timing timing) {
    this.around = around;
    this.timing = timing;
    this.end = new ReleaseEnd(carriers, around, timing);
  }

  /// Which number, and whether it stays at its carrier.
  record Asked(Optional<NumberName> number, boolean keepAtCarrier) {}

  @Override
  public String name() {
    return "release";
  }

  @Override
  public Scope scope() {
    return Scope.NUMBERS_WRITE;
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public Asked parse(Fields in) {
    return new Asked(NumberName.in(in), in.query().flag("keepAtCarrier", false));
  }

  @Override
  public ObjectNode example() {
    return Nobody.number();
  }

  @Override
  public Plan plan(Tenant tenant, Asked asked) {
    return Plan.reading(NumberName.refs(asked.number()), call -> run(call, asked, call.seen(), 0));
  }

  private Answer run(Call call, Asked asked, Snapshot snapshot, int attempt) {
    if (asked.number().isEmpty()) {
      return call.refuse(new Rejection.NotFound("number"));
    }
    Optional<NumberState> state =
        Ownership.visible(
            snapshot.get(asked.number().get().ref()), call.tenant(), asked.number().get().id());
    Optional<Answer> replay = replay(call, snapshot, state);
    if (replay.isPresent()) {
      return replay.get();
    }
    if (state.isEmpty()) {
      return call.refuse(new Rejection.NotFound("number"));
    }
    return switch (state.get()) {
      case Releasing releasing -> again(call, releasing, snapshot);
      case Owned owned -> {
        Beginning beginning = new Beginning(owned, snapshot, attempt);
        yield asked.keepAtCarrier() ? keep(call, asked, beginning) : begin(call, asked, beginning);
      }
      case Reserved _, Ordering _, Freed _ ->
          throw new IllegalStateException("not an owned number");
    };
  }

  /// This request came before: undecided while the number it named is here, done once it is gone.
  private static Optional<Answer> replay(
      Call call, Snapshot snapshot, Optional<NumberState> state) {
    if (!(call.record(snapshot).value() instanceof StoredRequest.Release release)) {
      return Optional.empty();
    }
    Optional<NumberState> named =
        state.filter(now -> idOf(now).filter(release.numberId()::equals).isPresent());
    if (named.isPresent() && named.get() instanceof Owned) {
      // Another request's release was joined, and the carrier has refused it: try again.
      return Optional.empty();
    }
    return Optional.of(
        (named.isPresent() ? undecided(call, (Releasing) named.get()) : Answer.noContent())
            .replayed());
  }

  private static Optional<NumberId> idOf(NumberState state) {
    return switch (state) {
      case Owned owned -> Optional.of(owned.id());
      case Releasing releasing -> Optional.of(releasing.was().id());
      case Reserved _, Ordering _, Freed _ -> Optional.empty();
    };
  }

  private static Answer undecided(Call call, Releasing releasing) {
    return Answer.accepted(NumberView.of(releasing, null, call.now()));
  }

  private Answer again(Call call, Releasing releasing, Snapshot snapshot) {
    var decision =
        Release.join(releasing, new Release.Requested(call.key(), call.record(snapshot)));
    if (decision instanceof Decision.Done<Releasing>(_, var changes) && !changes.isEmpty()) {
      around.store().commit(changes);
    }
    return undecided(call, releasing);
  }

  /// An owned number that is to go, as it was read, and how often that was tried.
  private record Beginning(Owned owned, Snapshot snapshot, int attempt) {

    Seen<NumberState> seen() {
      return snapshot.get(new Ref.OfNumber(owned.e164()));
    }

    Release.Requested by(Call call) {
      return new Release.Requested(call.key(), call.record(snapshot));
    }
  }

  private Answer keep(Call call, Asked asked, Beginning beginning) {
    var decision =
        Release.keepAtCarrier(beginning.owned(), beginning.seen(), beginning.by(call), call.now());
    return write(call, asked, beginning, decision, (_, _) -> Answer.noContent());
  }

  private Answer begin(Call call, Asked asked, Beginning beginning) {
    var decision =
        Release.begin(
            beginning.owned(),
            beginning.seen(),
            beginning.by(call),
            timing.starting(call.now()),
            call.now());
    return write(
        call,
        asked,
        beginning,
        decision,
        (releasing, stamp) ->
            end.release(begun(call.key(), releasing, stamp), call.deadline(), true));
  }

  /// Writes a decision and goes on with `then`, which is told the stamp of that write.
  private <R> Answer write(
      Call call,
      Asked asked,
      Beginning beginning,
      Decision<R> decision,
      BiFunction<R, String, Answer> then) {
    return switch (decision) {
      case Decision.Refused<R>(var rejection) -> call.refuse(rejection);
      case Decision.Done<R>(var reply, var changes) -> {
        if (around.store().commit(changes) instanceof Commit.Applied(var stamp)) {
          yield then.apply(reply, stamp);
        }
        yield beginning.attempt() + 1 < ATTEMPTS
            ? run(call, asked, call.seeAgain(), beginning.attempt() + 1)
            : call.refuse(new Rejection.Unavailable());
      }
    };
  }

  /// A release that this very request has begun under `stamp`.
  private static Release.Open begun(RequestKey key, Releasing releasing, String stamp) {
    Seen<StoredRequest> record =
        key.keyed()
            ? new Seen<>(
                new StoredRequest.Release(
                    key.tenant(), key.id(), key.fingerprint(), releasing.was().id(), null),
                stamp)
            : Seen.absent();
    return new Release.Open(releasing, new Seen<>(releasing, stamp), record);
  }
}
