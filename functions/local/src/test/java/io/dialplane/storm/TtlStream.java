package io.dialplane.storm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.storm.Loom.Crash;
import io.dialplane.testkit.TableStream;
import io.dialplane.testkit.memory.MemoryDynamoDb.Reaped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// TTL, and the stream that hands on what it has taken from the table of numbers: again and again
/// until the function has taken it, and now and then once more.
final class TtlStream {
  /// One delivery of so many comes again.
  private static final int TWICE = 10;

  private final Sky sky;
  private final Fate fate;
  private final Loom loom;
  private long records;

  TtlStream(Sky sky, Fate fate, Loom loom) {
    this.sky = sky;
    this.fate = fate;
    this.loom = loom;
  }

  /// What TTL takes of the tables before `before`; it is handed on by a task of its own.
  List<Reaped> reap(Instant before) {
    List<Reaped> reaped = sky.store().reap(before);
    carries(reaped);
    return reaped;
  }

  private void carries(List<Reaped> reaped) {
    List<ObjectNode> expired =
        reaped.stream()
            .filter(each -> each.table().equals("NumbersTable"))
            .map(this::record)
            .toList();
    if (!expired.isEmpty()) {
      ObjectNode event = TableStream.event(expired);
      loom.spawn(() -> deliver(event));
    }
  }

  private ObjectNode record(Reaped reaped) {
    ObjectNode record = Json.object().put("eventName", "REMOVE");
    record.putObject("userIdentity").put("principalId", "dynamodb.amazonaws.com");
    ObjectNode change =
        record.putObject("dynamodb").put("SequenceNumber", Long.toString(records++));
    change.set("Keys", TableStream.item(Sky.key(reaped.table(), reaped.item())));
    change.set("OldImage", TableStream.item(reaped.item()));
    return record;
  }

  private void deliver(ObjectNode event) {
    boolean taken;
    do {
      taken = answer(event).filter(each -> each.path("batchItemFailures").isEmpty()).isPresent();
    } while (!taken || fate.below(TWICE) == 0);
  }

  /// Empty where the function died.
  private Optional<JsonNode> answer(ObjectNode event) {
    try {
      return Optional.of(sky.invoke("PublishFunction", event, fate.skew()));
    } catch (Crash _) {
      return Optional.empty();
    }
  }
}
