package io.dialplane.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Records every call to DynamoDB: what was asked, of which tables, and when it began and ended.
public final class Meter implements ExecutionInterceptor {
  private static final ExecutionAttribute<Long> BEGAN = new ExecutionAttribute<>("meter.began");
  private static final String SANDBOX = "SandboxTable";

  private final Queue<Recorded> calls = new ConcurrentLinkedQueue<>();

  /// One call.
  public record Recorded(SdkRequest request, long began, long ended) {

    public Set<Access> accesses() {
      return Access.of(request);
    }

    boolean isCarriers() {
      return accesses().stream().allMatch(access -> access.table().equals(SANDBOX));
    }
  }

  public void reset() {
    calls.clear();
  }

  public List<Recorded> calls() {
    return List.copyOf(calls);
  }

  /// How often the request waited for the store, one wait after the other: calls that overlap count
  /// once, and the sandbox's own table counts as the carrier.
  public int sequentialWaits() {
    List<Recorded> own =
        new ArrayList<>(calls.stream().filter(call -> !call.isCarriers()).toList());
    own.sort(Comparator.comparingLong(Recorded::began));
    int waits = 0;
    long until = Long.MIN_VALUE;
    for (Recorded call : own) {
      if (call.began() >= until) {
        waits++;
      }
      until = Math.max(until, call.ended());
    }
    return waits;
  }

  /// Write units of all transactions, by DynamoDB's documented rules.
  public WriteUnits writeUnits() {
    return calls.stream()
        .map(Recorded::request)
        .filter(TransactWriteItemsRequest.class::isInstance)
        .map(TransactWriteItemsRequest.class::cast)
        .map(WriteUnits::of)
        .reduce(WriteUnits.NONE, WriteUnits::plus);
  }

  /// Everything that was done to any table.
  public Set<Access> accesses() {
    Set<Access> all = new TreeSet<>();
    calls.forEach(call -> all.addAll(call.accesses()));
    return all;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    attributes.putAttribute(BEGAN, System.nanoTime());
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    record(context.request(), attributes);
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    record(context.request(), attributes);
  }

  private void record(SdkRequest request, ExecutionAttributes attributes) {
    Long began = attributes.getAttribute(BEGAN);
    calls.add(new Recorded(request, began == null ? 0 : began, System.nanoTime()));
  }
}
