package io.dialplane.storm;

import io.dialplane.testkit.memory.Hook;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/// Comes between a function and the store right before a write that would succeed, once for each
/// [Load]: changes the item that the condition is about to what it must not be, and sees what
/// becomes of it with the condition and without. Then everything is as if nobody had come.
final class Interloper implements Hook {
  private final Map<String, Shown> shown = new TreeMap<>();

  /// Whether the write was refused and what came between stood; and whether, once the condition was
  /// gone, it went through and that was lost, or broke the function.
  record Shown(boolean kept, boolean missed) {}

  /// By the names of the loads.
  Map<String, Shown> shown() {
    return shown;
  }

  /// One at a time: a key's last use is noted beside everything else.
  @Override
  public synchronized DynamoDbResponse call(DynamoDbRequest request, Hook.Store store) {
    List<Load> loads =
        Load.of(request).stream().filter(load -> !shown.containsKey(load.name())).toList();
    if (!loads.isEmpty()) {
      Stage stage = new Stage(store, request);
      if (stage.wouldBeApplied()) {
        loads.forEach(
            load -> shown.put(load.name(), new Shown(stage.refuses(load), stage.loses(load))));
      }
    }
    return store.apply(request);
  }
}
