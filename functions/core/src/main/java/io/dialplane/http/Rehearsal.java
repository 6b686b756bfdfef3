package io.dialplane.http;

import com.amazonaws.services.lambda.runtime.Context;
import io.dialplane.domain.Change;
import io.dialplane.domain.KeyRecord;
import io.dialplane.domain.Mode;
import io.dialplane.domain.Seen;
import io.dialplane.domain.StoredAnswer;
import io.dialplane.domain.StoredRequest;
import io.dialplane.domain.Tenant;
import io.dialplane.port.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a function does before its snapshot is taken, so that a restored one has its code loaded:
/// everything that it reads for, as a tenant that owns nothing, and writes whose conditions cannot
/// hold. Nothing is changed, and no event can ask for it.
final class Rehearsal {
  private static final Tenant NOBODY = new Tenant("priming", Mode.TEST);
  private static final String NUMBER = "+14155550100";
  private static final String ID = "priming";

  private final Surroundings around;
  private final Execution execution;
  private final Instant deadline;

  Rehearsal(Surroundings around, Execution execution, Context context) {
    this.around = around;
    this.execution = execution;
    this.deadline = around.now().plusMillis(context.getRemainingTimeInMillis());
  }

  /// A read, from its input to the answer's bytes.
  byte[] read(Operation<?> operation) {
    Tally tally = Tally.start();
    LogLine line = LogLine.start(around, ID);
    line.operation(operation.name());
    line.tenant(NOBODY);
    Fields.Inputs inputs =
        new Fields.Inputs(
            Json.object().put("id", NUMBER).put("e164", NUMBER),
            Json.object(),
            Json.object(),
            true);
    Request request =
        new Request(
            new Caller.Rehearsing(NOBODY),
            inputs,
            Optional.empty(),
            null,
            new Request.Envelope(ID, deadline));
    Answer answer =
        ScopedValue.where(Tally.CURRENT, tally).call(() -> execution.run(operation, request));
    line.end(answer, tally);
    return Json.bytes(Dressing.http(answer, ID));
  }

  /// Notes the use of a key that nobody has, which DynamoDB refuses.
  void use() {
    Instant now = around.now();
    around
        .store()
        .touch(
            new KeyRecord(NOBODY, ID, ID, Set.of(), null, ID, now, null, null, null),
            LocalDate.EPOCH);
  }

  /// A transaction that DynamoDB refuses: it replaces an item that nobody wrote.
  void write() {
    StoredAnswer answer = new StoredAnswer(200, "{}", false);
    StoredRequest request = new StoredRequest.Answered(NOBODY, ID, "", answer, around.now());
    around.store().commit(List.of(new Change.PutRequest(request, new Seen<>(request, "nobody"))));
  }
}
