package io.dialplane.storm;

import io.dialplane.testkit.memory.Clause;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/// One condition of one kind of transaction: what a test takes away to show that something goes
/// wrong then.
record Load(String kind, Clause clause) {

  /// All of a request.
  static Set<Load> of(DynamoDbRequest request) {
    Set<Clause> clauses = Clause.of(request);
    if (clauses.isEmpty()) {
      return Set.of();
    }
    String kind = Kind.of(request).name();
    return clauses.stream().map(clause -> new Load(kind, clause)).collect(Collectors.toSet());
  }

  String name() {
    return kind + " | " + clause.name();
  }

  /// The weather of which every request lacks the condition that is called so.
  static Weather absent(String name, Weather weather) {
    return weather.with(request -> without(name, request));
  }

  private static DynamoDbRequest without(String name, DynamoDbRequest request) {
    return of(request).stream()
        .filter(load -> load.name().equals(name))
        .findFirst()
        .map(load -> load.clause().without(request))
        .orElse(request);
  }
}
