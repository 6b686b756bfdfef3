package io.dialplane.dynamodb;

import io.dialplane.domain.Change;
import io.dialplane.testkit.memory.Clause;
import io.dialplane.wiring.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Every condition that a change can bring into a transaction, listed from the code: each kind of
/// change there is, made of every sample of what it is made of. A new kind of change, and a new
/// condition of an old one, is in it by itself.
public final class EveryWrite {

  private EveryWrite() {}

  /// `variables` name the tables, as a function's environment does.
  public static Set<Clause> clauses(Map<String, String> variables) {
    Writes writes = new Writes(Settings.of(variables).tables(), new Write("stamp"));
    Set<Clause> clauses = new TreeSet<>(Clause.BY_NAME);
    for (Class<?> kind : Change.class.getPermittedSubclasses()) {
      for (Object change : Samples.of(kind)) {
        if (isPossible((Change) change)) {
          clauses.addAll(Clause.of(transaction(writes, (Change) change)));
        }
      }
    }
    return clauses;
  }

  /// What was not seen cannot be deleted.
  private static boolean isPossible(Change change) {
    return switch (change) {
      case Change.DeleteNumber(_, var seen) -> seen.stamp() != null;
      case Change.DeleteAgent(_, var seen) -> seen.stamp() != null;
      default -> true;
    };
  }

  private static TransactWriteItemsRequest transaction(Writes writes, Change change) {
    List<TransactWriteItem> parts = writes.of(List.of(change));
    return TransactWriteItemsRequest.builder().transactItems(parts).build();
  }
}
