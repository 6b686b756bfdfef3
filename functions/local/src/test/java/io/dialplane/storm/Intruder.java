package io.dialplane.storm;

import io.dialplane.testkit.memory.Hook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/// Somebody in a storm who comes between a function and the store once, right before the first
/// write that would succeed on one condition, and changes what it is about. Where the condition is
/// in place the write is refused; then the change is taken back, and the storm goes on as if nobody
/// had come. Where it is missing everywhere, everything stays as the write left it, and a change
/// that it overwrote is a lost update: a wrong of the storm like any other.
final class Intruder implements Hook {
  /// How it says that its change was overwritten, or broke what wrote without asking.
  static final String LOST = "lost: what came before a write of ";

  private final boolean missing;
  private final Set<String> waits;
  private final Set<String> struck = new TreeSet<>();
  private final List<String> wrongs = new ArrayList<>();

  private Intruder(Collection<String> loads, boolean missing) {
    this.waits = new TreeSet<>(loads);
    this.missing = missing;
  }

  /// Strikes at this load, which no request has.
  static Intruder without(String load) {
    return new Intruder(Set.of(load), true);
  }

  /// Strikes at each of these loads once.
  static Intruder with(Collection<String> loads) {
    return new Intruder(loads, false);
  }

  /// The loads at which it has struck.
  Set<String> struck() {
    return struck;
  }

  /// What is wrong after such a storm in which it comes: what it changed and nobody minded, too.
  List<String> wrongs(Weather weather) {
    List<String> all = new ArrayList<>(Storm.wrongs(weather, this));
    all.addAll(wrongs);
    return all;
  }

  /// One at a time: a key's last use is noted beside everything else.
  @Override
  public synchronized DynamoDbResponse call(DynamoDbRequest request, Hook.Store store) {
    Map<String, Load> met = new TreeMap<>();
    Load.of(request).stream()
        .filter(load -> waits.contains(load.name()))
        .forEach(load -> met.put(load.name(), load));
    if (met.isEmpty()) {
      return store.apply(request);
    }
    if (missing) {
      return overwriting(met.values().iterator().next(), request, store);
    }
    met.keySet().removeAll(struck);
    store.aside(() -> met.values().forEach(load -> tryIt(load, request, store)));
    return store.apply(request);
  }

  private void tryIt(Load load, DynamoDbRequest request, Hook.Store store) {
    Stage stage = new Stage(store, request);
    if (stage.wouldBeApplied()) {
      struck.add(load.name());
      if (!stage.refuses(load)) {
        wrongs.add("not kept by " + load.name());
      }
    }
  }

  private DynamoDbResponse overwriting(Load load, DynamoDbRequest request, Hook.Store store) {
    DynamoDbRequest unguarded = load.clause().without(request);
    if (struck.contains(load.name())) {
      return store.apply(unguarded);
    }
    Stage stage = new Stage(store, request);
    store.aside(
        () -> {
          if (stage.wouldBeApplied()) {
            struck.add(load.name());
            stage.harm(load);
          }
        });
    if (!struck.contains(load.name())) {
      return store.apply(unguarded);
    }
    try {
      DynamoDbResponse response = store.apply(unguarded);
      if (!stage.isStanding(load)) {
        wrongs.add(LOST + load.name());
      }
      return response;
    } catch (RuntimeException e) {
      if (!Stage.isRefusal(e)) {
        wrongs.add(LOST + load.name() + ", which it broke: " + e.getMessage());
      }
      throw e;
    }
  }
}
