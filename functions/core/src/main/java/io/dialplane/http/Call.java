package io.dialplane.http;

import io.dialplane.domain.Change;
import io.dialplane.domain.Decision;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.RequestKey;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Seen;
import io.dialplane.domain.StoredRequest;
import io.dialplane.domain.Tenant;
import io.dialplane.port.Commit;
import io.dialplane.port.Ref;
import io.dialplane.port.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One call of an operation by a caller who is known and allowed: what was read, and how to decide
/// and write.
public final class Call {
  private static final int ATTEMPTS = 3;
  private static final Duration ANSWER_KEPT = Duration.ofHours(24);

  private final Surroundings around;
  private final Asking asking;
  private final RequestKey key;
  private final List<Ref<?>> reads;
  private final Snapshot seen;
  private final Cursor cursors;

  Call(Surroundings around, Asking asking, Reading reading, Cursor cursors) {
    this.around = around;
    this.asking = asking;
    this.key = asking.key();
    this.reads = reading.refs();
    this.seen = reading.seen();
    this.cursors = cursors;
  }

  /// A call that no operation of the API makes but an operator's event: reads `refs` and this
  /// request's record.
  public static Call byOperator(
      Surroundings around, RequestKey key, List<Ref<?>> refs, Instant deadline) {
    List<Ref<?>> all = new ArrayList<>(refs);
    if (key.keyed()) {
      all.add(new Ref.OfRequest(key.tenant(), key.id()));
    }
    Cursor none = new Cursor("", key.tenant(), "", "");
    Reading reading = new Reading(all, around.store().read(all));
    Asking asking = new Asking(key, true, EnumSet.allOf(Scope.class), deadline);
    return new Call(around, asking, reading, none);
  }

  /// Which request this is, whether IAM vouches for it instead of a key, what its caller is
  /// allowed, and when it must have been answered.
  record Asking(RequestKey key, boolean byIam, Set<Scope> scopes, Instant deadline) {}

  /// What was read, and under which names it can be read again.
  record Reading(List<Ref<?>> refs, Snapshot seen) {}

  public Tenant tenant() {
    return key.tenant();
  }

  public RequestKey key() {
    return key;
  }

  /// Whether somebody with IAM rights asks, rather than the holder of a key.
  public boolean isByIam() {
    return asking.byIam();
  }

  /// What the caller is allowed.
  public Set<Scope> scopes() {
    return asking.scopes();
  }

  /// What the batch found.
  public Snapshot seen() {
    return seen;
  }

  /// Reads the same again: somebody came in between.
  public Snapshot seeAgain() {
    return around.store().read(reads);
  }

  /// This request's own record, as it was read.
  public Ref.OfRequest request() {
    return new Ref.OfRequest(key.tenant(), key.id());
  }

  /// This request's record in what was read; one without a key has none.
  public Seen<StoredRequest> record(Snapshot snapshot) {
    return key.keyed() ? snapshot.get(request()) : Seen.absent();
  }

  /// The answer that this request has had already, or that a twin of it has just made.
  public Optional<Answer> replay(Snapshot snapshot) {
    return Replay.of(key, record(snapshot), now());
  }

  /// The time, to the millisecond, as it is kept.
  public Instant now() {
    return around.now();
  }

  /// When this request must have been answered.
  public Instant deadline() {
    return asking.deadline();
  }

  /// A cursor behind `position`; null on a list's last page.
  public @Nullable String cursor(@Nullable String position) {
    return cursors.after(position);
  }

  /// Decides and writes, with this request's answer in the same transaction. A lost race loads
  /// again and decides again, so that it ends in a refusal or a success like any other.
  public <R> Answer transact(Function<Snapshot, Decision<R>> decide, Function<R, Answer> say) {
    return transact(decide, say, (_, answer) -> answer);
  }

  /// The same, and then what may be done only once it is written; that makes the answer.
  public <R> Answer transact(
      Function<Snapshot, Decision<R>> decide,
      Function<R, Answer> say,
      BiFunction<R, Answer, Answer> afterwards) {
    Snapshot now = seen;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      switch (decide.apply(now)) {
        case Decision.Refused(var rejection) -> {
          return refuse(rejection);
        }
        case Decision.Done(var reply, var changes) -> {
          Answer answer = say.apply(reply);
          if (commit(changes, answer, now) instanceof Commit.Applied) {
            return afterwards.apply(reply, answer);
          }
          now = seeAgain();
          Optional<Answer> twin = replay(now);
          if (twin.isPresent()) {
            return twin.get();
          }
        }
      }
    }
    return Problems.of(new Rejection.Unavailable());
  }

  /// Writes what was found out only after the answer was written, and keeps `better` in its place.
  /// Where somebody came in between, the answer stands.
  public Answer amend(Answer answer, Snapshot now, List<Change> changes, Answer better) {
    return commit(changes, better, now) instanceof Commit.Applied ? better : answer;
  }

  private Commit commit(List<Change> changes, Answer answer, Snapshot now) {
    List<Change> all = new ArrayList<>(changes);
    if (key.keyed()) {
      StoredRequest remembered =
          new StoredRequest.Answered(
              key.tenant(),
              key.id(),
              key.fingerprint(),
              answer.stored(),
              now().plus(ANSWER_KEPT).truncatedTo(ChronoUnit.SECONDS));
      all.add(new Change.PutRequest(remembered, now.get(request())));
    }
    return all.isEmpty() ? new Commit.Applied("") : around.store().commit(all);
  }

  /// Answers a refusal, unless a twin of this request is what made it: its success is this one's
  /// too.
  public Answer refuse(Rejection rejection) {
    return twin().orElseGet(() -> Problems.of(rejection));
  }

  private Optional<Answer> twin() {
    if (!key.keyed()) {
      return Optional.empty();
    }
    Ref.OfRequest request = request();
    Seen<StoredRequest> now = around.store().read(request);
    return Replay.of(key, now, now());
  }
}
