package io.dialplane.http;

import io.dialplane.domain.KeyRecord;
import io.dialplane.domain.RequestKey;
import io.dialplane.port.Ref;
import io.dialplane.port.Snapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Runs an operation for a request, in the order that the contract demands: key, scope, size,
/// content type, JSON, fields, idempotency, the operation. What these look at is read in one batch,
/// the operation's own reads included, so the order costs no round trip.
final class Execution {
  private final Surroundings around;

  Execution(Surroundings around) {
    this.around = around;
  }

  <C> Answer run(Operation<C> operation, Request request) {
    Fields fields = Fields.of(request.inputs());
    C command = operation.parse(fields);
    boolean malformed = request.early() != null || !fields.errors().isEmpty();
    boolean badKey = operation.changes() && request.hasBadIdempotencyKey();
    RequestKey key = key(operation, request, fields);
    // A request that will be refused for its fields reads its caller alone.
    Optional<Plan> plan =
        malformed || badKey
            ? Optional.empty()
            : Optional.of(operation.plan(request.caller().tenant(), command));
    List<Ref<?>> refs = new ArrayList<>(List.of(request.caller().ref()));
    plan.ifPresent(planned -> refs.addAll(planned.reads()));
    if (key.keyed() && plan.isPresent()) {
      refs.add(new Ref.OfRequest(key.tenant(), key.id()));
    }
    Snapshot seen = around.store().read(refs);
    Instant now = around.clock().instant();
    return switch (request.caller().identify(seen, operation, now)) {
      case Caller.Identity.Refused(var refusal) -> refusal;
      case Caller.Identity.Known known -> {
        Cursor cursors =
            new Cursor(known.cursorSecret(), key.tenant(), operation.name(), fields.filter());
        Optional<Answer> refusal = refusal(request, fields, cursors, badKey);
        Call.Asking asking =
            new Call.Asking(
                key, request.caller().isByIam(), known.scopes(), request.envelope().deadline());
        yield noting(
            known,
            now,
            () ->
                refusal.orElseGet(
                    () -> {
                      Call call = new Call(around, asking, new Call.Reading(refs, seen), cursors);
                      return proceed(call, plan.orElseThrow(), seen, now);
                    }));
      }
    };
  }

  /// A request that takes no Idempotency-Key, or brings one that will be refused, has none.
  private RequestKey key(Operation<?> operation, Request request, Fields fields) {
    boolean keyed = operation.changes() && !request.hasBadIdempotencyKey();
    return RequestKey.of(
        request.caller().tenant(),
        keyed ? request.idempotencyKey() : Optional.empty(),
        around.ids().next(),
        operation.name(),
        fields.canonical());
  }

  private static Answer proceed(Call call, Plan plan, Snapshot seen, Instant now) {
    Optional<Answer> replay =
        call.key().keyed()
            ? Replay.of(call.key(), seen.get(call.request()), now)
            : Optional.empty();
    return replay.orElseGet(() -> plan.run().apply(call));
  }

  private static Optional<Answer> refusal(
      Request request, Fields fields, Cursor cursors, boolean badKey) {
    if (request.early() != null) {
      return Optional.of(request.early());
    }
    List<FieldError> errors = new ArrayList<>(fields.errors());
    if (fields.hasForeignCursor(cursors)) {
      errors.add(new FieldError("cursor", "Not a cursor of this list. Start again without one."));
    }
    if (badKey) {
      String name = request.caller().isByIam() ? "idempotencyKey" : "Idempotency-Key";
      errors.add(new FieldError(name, "Must be 1 to 255 printable ASCII characters."));
    }
    return errors.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problems.invalid(errors, "Correct the fields under 'errors' and send it again."));
  }

  /// Notes the day of a key's first use in it, beside what the operation itself waits for.
  private Answer noting(Caller.Identity.Known known, Instant now, Supplier<Answer> run) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    KeyRecord key = known.key();
    if (key == null || today.equals(key.lastUsedOn())) {
      return run.get();
    }
    Thread note = Thread.startVirtualThread(() -> around.store().touch(key, today));
    try {
      return run.get();
    } finally {
      join(note);
    }
  }

  /// Waits, since Lambda freezes what still runs when an answer leaves.
  private static void join(Thread note) {
    try {
      note.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
