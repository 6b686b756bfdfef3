package io.dialplane.testkit.memory;

import io.dialplane.testkit.memory.Step.End;
import io.dialplane.testkit.memory.expression.Invalid;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Writes of one item each.
record Writes(Steps steps, Journal journal) {

  PutItemResponse put(PutItemRequest request) {
    End.Done done = write(Action.of(request), request.returnValues());
    return PutItemResponse.builder().attributes(told(done, request.returnValues())).build();
  }

  UpdateItemResponse update(UpdateItemRequest request) {
    End.Done done = write(Action.of(request), request.returnValues());
    return UpdateItemResponse.builder().attributes(told(done, request.returnValues())).build();
  }

  DeleteItemResponse delete(DeleteItemRequest request) {
    End.Done done = write(Action.of(request), request.returnValues());
    return DeleteItemResponse.builder().attributes(told(done, request.returnValues())).build();
  }

  private End.Done write(Action action, @Nullable ReturnValue told) {
    Step step = steps.of(action);
    if (told == ReturnValue.ALL_NEW && action.kind() != Action.Kind.UPDATE) {
      throw new Invalid("ReturnValues can only be ALL_OLD or NONE");
    }
    return switch (step.end()) {
      case End.Done done -> {
        step.apply(done);
        journal.wrote(List.of(Journal.Turn.of(action.table(), done)));
        yield done;
      }
      case End.Failed(var before) ->
          throw Refusals.conditionFailed(action.tellsOld() ? before : null);
      case End.Impossible(var message) -> throw new Invalid(message);
    };
  }

  private static @Nullable Map<String, AttributeValue> told(
      End.Done done, @Nullable ReturnValue which) {
    return switch (which) {
      case null -> null;
      case NONE -> null;
      case ALL_OLD -> done.before();
      case ALL_NEW -> done.after();
      case UPDATED_OLD, UPDATED_NEW, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("the memory store does not return " + which);
    };
  }
}
