package io.dialplane.testkit.memory;

import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/// Stands around every call, as the network and the SDK do. It may wait, let others go first,
/// change the request, refuse it, or lose the answer of what was applied: the store may be asked
/// never, once or several times.
@FunctionalInterface
public interface Hook {
  /// Nothing goes wrong.
  Hook NONE = (request, store) -> store.apply(request);

  DynamoDbResponse call(DynamoDbRequest request, Store store);

  /// Applies one request at once, or refuses it as the SDK would.
  @FunctionalInterface
  interface Store {
    DynamoDbResponse apply(DynamoDbRequest request);

    /// Does what no journal is to know of.
    default void aside(Runnable tries) {
      tries.run();
    }

    /// How much the journal has.
    default int journaled() {
      return 0;
    }
  }
}
