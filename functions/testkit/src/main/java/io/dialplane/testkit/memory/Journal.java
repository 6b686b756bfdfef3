package io.dialplane.testkit.memory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Every change of the tables in the order in which it was applied: what a simulation derives from
/// them what must have been told of it.
public final class Journal {
  private final InstantSource clock;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private boolean closed;

  /// What one call changed, at the time of whoever called; or what the time to live took.
  public record Entry(Instant at, boolean byTtl, List<Turn> turns) {}

  /// An item before and after; empty where there is none.
  public record Turn(
      String table, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {

    static Turn of(String table, Step.End.Done done) {
      return of(table, done.before(), done.after());
    }

    private static Turn of(
        String table,
        @Nullable Map<String, AttributeValue> before,
        @Nullable Map<String, AttributeValue> after) {
      return new Turn(table, before == null ? Map.of() : before, after == null ? Map.of() : after);
    }
  }

  /// A transaction that was not applied, and why.
  public record Refusal(TransactWriteItemsRequest request, List<CancellationReason> reasons) {}

  Journal(InstantSource clock) {
    this.clock = clock;
  }

  /// Nothing of what is done meanwhile is in it.
  void aside(Runnable tries) {
    closed = true;
    try {
      tries.run();
    } finally {
      closed = false;
    }
  }

  void wrote(List<Turn> turns) {
    if (!closed) {
      entries.add(new Entry(clock.instant(), false, turns));
    }
  }

  void reaped(MemoryDynamoDb.Reaped reaped) {
    Turn turn = Turn.of(reaped.table(), reaped.item(), null);
    entries.add(new Entry(clock.instant(), true, List.of(turn)));
  }

  void refused(TransactWriteItemsRequest request, List<CancellationReason> reasons) {
    if (!closed) {
      refusals.add(new Refusal(request, reasons));
    }
  }

  List<Refusal> refusals() {
    return List.copyOf(refusals);
  }

  int size() {
    return entries.size();
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }
}
