package io.dialplane.http;

import io.dialplane.domain.Change;
import io.dialplane.domain.KeyRecord;
import io.dialplane.domain.Seen;
import io.dialplane.domain.StoredAnswer;
import io.dialplane.domain.StoredRequest;
import io.dialplane.domain.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a function does before its snapshot is taken, so that a restored one has its code loaded:
/// everything that it reads for, as a tenant that owns nothing, and writes whose conditions cannot
/// hold. Nothing is changed, and no event can ask for it.
final class Rehearsal {
  private static final String NUMBER = "+14155550100";
  private static final String ID = "priming";

  private final Surroundings around;
  private final Execution execution;
  private final Instant deadline;

  Rehearsal(Surroundings around, Execution execution, Instant deadline) {
    this.around = around;
    this.execution = execution;
    this.deadline = deadline;
  }

  void all(Collection<Operation<?>> operations) {
    for (Operation<?> operation : operations) {
      if (!operation.changes()) {
        byte[] _ = read(operation);
      }
    }
    boolean changes = operations.stream().anyMatch(Operation::changes);
    Answer _ = LogLine.of(around, ID, line -> refused(line, changes));
  }

  /// A read, from its input to the answer's bytes.
  private byte[] read(Operation<?> operation) {
    Fields.Inputs inputs =
        new Fields.Inputs(
            Json.object().put("id", NUMBER).put("e164", NUMBER),
            Json.object(),
            Json.object(),
            true);
    Request request =
        new Request(
            new Caller.Rehearsing(Tenant.NOBODY),
            inputs,
            Optional.empty(),
            null,
            new Request.Envelope(ID, deadline));
    Answer answer =
        LogLine.of(
            around,
            ID,
            line -> {
              line.operation(operation.name());
              line.tenant(Tenant.NOBODY);
              return execution.run(operation, request);
            });
    return Json.bytes(Dressing.http(answer, ID));
  }

  /// What DynamoDB refuses: to note the use of a key that nobody has, and a transaction.
  private Answer refused(LogLine line, boolean changes) {
    line.operation("rehearsal");
    around
        .store()
        .touch(
            new KeyRecord(Tenant.NOBODY, ID, ID, Set.of(), null, ID, deadline, null, null, null),
            LocalDate.EPOCH);
    if (changes) {
      write(around);
    }
    return Answer.noContent();
  }

  /// A transaction that DynamoDB refuses: it replaces an item that nobody wrote.
  static void write(Surroundings around) {
    StoredAnswer answer = new StoredAnswer(200, "{}", false);
    StoredRequest request = new StoredRequest.Answered(Tenant.NOBODY, ID, "", answer, around.now());
    around.store().commit(List.of(new Change.PutRequest(request, new Seen<>(request, "nobody"))));
  }
}
