package io.dialplane.testkit.memory;

import io.dialplane.testkit.memory.Answer.Reason;
import io.dialplane.testkit.memory.Answer.Refused;
import io.dialplane.testkit.memory.Operation.Call;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Where DynamoDB Local does not do what DynamoDB documents and the memory store does. All of them
/// concern requests that are refused either way. What cannot be told apart afterwards is not drawn
/// at all, and shown by name in [KnownDifferencesTest].
enum KnownDifference {
  /// DynamoDB cancels a transaction of which a part does not fit its table or its item, with that
  /// part's reason `ValidationError`. DynamoDB Local stops at the part: it refuses the request as a
  /// whole, or gives that one reason and no others.
  LOCAL_STOPS_AT_A_PART_THAT_DOES_NOT_FIT {
    @Override
    boolean explains(Operation operation, Refused local, Refused memory) {
      return memory.reasons().stream().anyMatch(reason -> VALIDATION.equals(reason.code()))
          && (local.code().equals("ValidationException")
              || local.reasons().equals(List.of(new Reason(VALIDATION, Map.of()))));
    }
  },

  /// DynamoDB refuses two parts on one item before it looks at any item; DynamoDB Local looks at
  /// their conditions first.
  LOCAL_LOOKS_AT_CONDITIONS_BEFORE_TWINS {
    @Override
    boolean explains(Operation operation, Refused local, Refused memory) {
      return operation instanceof Call(TransactWriteItemsRequest transaction)
          && hasTwins(transaction)
          && memory.code().equals("ValidationException")
          && local.code().equals("TransactionCanceledException");
    }
  };

  private static final String VALIDATION = "ValidationError";

  abstract boolean explains(Operation operation, Refused local, Refused memory);

  private static boolean hasTwins(TransactWriteItemsRequest transaction) {
    List<Object> items = transaction.transactItems().stream().map(KnownDifference::item).toList();
    return new HashSet<>(items).size() < items.size();
  }

  private static Object item(TransactWriteItem part) {
    Action action = Action.of(part);
    Map<String, AttributeValue> key = new TreeMap<>(action.subject());
    key.keySet().retainAll(List.of("e164", "tenant", "requestId", "agentId", "entry"));
    if (!action.table().equals("NumbersTable")) {
      key.remove("e164");
    }
    return List.of(action.table(), key);
  }
}
