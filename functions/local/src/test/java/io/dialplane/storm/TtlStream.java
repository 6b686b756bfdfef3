package io.dialplane.storm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.storm.Loom.Crash;
import io.dialplane.storm.Weather.Ttl;
import io.dialplane.testkit.TableStream;
import io.dialplane.testkit.memory.MemoryDynamoDb.Reaped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// TTL as a storm has it, and the stream that hands on what it has taken from the table of numbers:
/// again and again until the function has taken it, and now and then once more.
final class TtlStream {
  private static final Duration LATE = Duration.ofDays(3);

  private final Sky sky;
  private final StormClock clock;
  private final Fate fate;
  private final Loom loom;
  private final List<Map<String, AttributeValue>> forgotten = new ArrayList<>();
  private long records;

  TtlStream(Sky sky, StormClock clock, Fate fate, Loom loom) {
    this.sky = sky;
    this.clock = clock;
    this.fate = fate;
    this.loom = loom;
  }

  /// The events that TTL has taken after their 30 days.
  List<Map<String, AttributeValue>> forgotten() {
    return forgotten;
  }

  void reap(Ttl ttl) {
    if (ttl == Ttl.NEVER) {
      return;
    }
    fate.note(ttl == Ttl.LATE ? "TTL late" : "TTL at once");
    List<Reaped> reaped = sky.store().reap(ttl == Ttl.LATE ? clock.now().minus(LATE) : clock.now());
    carries(reaped);
    reaped.stream()
        .filter(each -> each.table().equals("EventsTable"))
        .forEach(each -> forgotten.add(each.item()));
  }

  /// Hands them on, by a task of their own.
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
    } while (!taken || fate.strikes("stream: delivered twice", 0.1));
  }

  /// Empty where the function died.
  private Optional<JsonNode> answer(ObjectNode event) {
    try {
      Duration skew = Duration.ofSeconds(fate.below(3) - 1L);
      return Optional.of(sky.invoke("PublishFunction", event, skew));
    } catch (Crash _) {
      return Optional.empty();
    }
  }
}
