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
  /// DynamoDB cancels a transaction of which an update cannot be done to its item, with that part's
  /// reason `ValidationError`, unless another part makes the whole request invalid. DynamoDB Local
  /// stops at the part: it refuses the request as a whole, or gives that one reason and no others.
  LOCAL_STOPS_AT_AN_UPDATE_THAT_CANNOT_BE_DONE {
    @Override
    boolean explains(Operation operation, Refused local, Refused memory) {
      boolean whole = local.code().equals("ValidationException");
      boolean alone = local.reasons().equals(List.of(new Reason(VALIDATION, Map.of())));
      return operation instanceof Call(TransactWriteItemsRequest transaction)
          && transaction.transactItems().stream().anyMatch(part -> part.update() != null)
          && (memory.reasons().stream().anyMatch(reason -> VALIDATION.equals(reason.code()))
              ? whole || alone
              : alone && memory.code().equals("ValidationException"));
    }
  },

  /// In the item of a condition that failed, DynamoDB Local gives an empty map or list that lies
  /// inside another as nothing at all.
  LOCAL_LOSES_WHAT_IS_EMPTY_INSIDE_AN_OLD_ITEM {
    @Override
    boolean explains(Operation operation, Refused local, Refused memory) {
      List<Reason> reasons =
          memory.reasons().stream()
              .map(reason -> new Reason(reason.code(), lost(reason.item())))
              .toList();
      return local.equals(
          new Refused(memory.type(), memory.code(), memory.status(), lost(memory.item()), reasons));
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

  private static Map<String, AttributeValue> lost(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> lost = new TreeMap<>(item);
    lost.replaceAll((_, value) -> inside(value));
    return lost;
  }

  private static AttributeValue inside(AttributeValue value) {
    if (value.hasL()) {
      return AttributeValue.fromL(value.l().stream().map(KnownDifference::emptied).toList());
    }
    Map<String, AttributeValue> map = new TreeMap<>(value.m());
    map.replaceAll((_, each) -> emptied(each));
    return value.hasM() ? AttributeValue.fromM(map) : value;
  }

  private static AttributeValue emptied(AttributeValue value) {
    boolean empty = (value.hasL() && value.l().isEmpty()) || (value.hasM() && value.m().isEmpty());
    return empty ? AttributeValue.builder().build() : inside(value);
  }

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
