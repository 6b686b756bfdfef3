package io.dialplane.storm;

import io.dialplane.testkit.memory.Clause;
import io.dialplane.testkit.memory.Journal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// A storm in which nothing is taken away, watched: which conditions there were, and which of them
/// have held a transaction up all by themselves. Only where one has can a storm notice that it is
/// missing.
final class Probe {
  private final IdentityHashMap<DynamoDbRequest, String> kinds = new IdentityHashMap<>();
  private final Set<String> met = new TreeSet<>();
  private final Set<String> decisive = new TreeSet<>();
  private final List<String> wrongs;

  Probe(Weather weather) {
    Storm storm = new Storm(weather.with(this::sees));
    wrongs = storm.run();
    storm.sky().store().refusals().forEach(this::refused);
    kinds.clear();
  }

  /// One at a time: a key's last use is noted beside everything else.
  private synchronized DynamoDbRequest sees(DynamoDbRequest request) {
    Set<Load> loads = Load.of(request);
    loads.forEach(load -> met.add(load.name()));
    loads.stream().findAny().ifPresent(load -> kinds.put(request, load.kind()));
    return request;
  }

  private void refused(Journal.Refusal refusal) {
    List<TransactWriteItem> failed = new ArrayList<>();
    List<CancellationReason> reasons = refusal.reasons();
    for (int part = 0; part < reasons.size(); part++) {
      if (!"None".equals(reasons.get(part).code())) {
        failed.add(refusal.request().transactItems().get(part));
      }
    }
    String kind = kinds.get(refusal.request());
    if (failed.size() == 1 && kind != null) {
      for (Clause clause :
          Clause.of(TransactWriteItemsRequest.builder().transactItems(failed).build())) {
        decisive.add(new Load(kind, clause).name());
      }
    }
  }

  Set<String> met() {
    return met;
  }

  Set<String> decisive() {
    return decisive;
  }

  List<String> wrongs() {
    return wrongs;
  }
}
