package io.dialplane.testkit.memory;

import io.dialplane.testkit.Access;
import io.dialplane.testkit.memory.expression.Conjunction;
import io.dialplane.testkit.memory.expression.Placeholders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/// One of the conditions that a write must meet, as the code states it: which write of which table,
/// and its words, without the numbers that tell placeholders apart. A test takes one away and shows
/// that something breaks.
public record Clause(Access write, String words) {
  public static final Comparator<Clause> BY_NAME = Comparator.comparing(Clause::name);

  private static final String CONDITION = "ConditionExpression";
  private static final String UPDATE = "UpdateExpression";
  private static final String NAMES = "ExpressionAttributeNames";
  private static final String VALUES = "ExpressionAttributeValues";

  /// As a table of clauses calls it.
  public String name() {
    return "%s %s: %s".formatted(write.action(), write.table(), words);
  }

  /// All clauses of a request, in its order.
  public static Set<Clause> of(DynamoDbRequest request) {
    Set<Clause> clauses = new LinkedHashSet<>();
    if (request instanceof TransactWriteItemsRequest transaction) {
      for (TransactWriteItem part : transaction.transactItems()) {
        conditions(write(part)).forEach(words -> clauses.add(new Clause(Access.of(part), words)));
      }
    } else {
      for (String words : conditions(request)) {
        Access.of(request).forEach(access -> clauses.add(new Clause(access, words)));
      }
    }
    return clauses;
  }

  private static List<String> conditions(SdkPojo write) {
    return value(write, CONDITION) instanceof String condition
        ? Conjunction.of(condition).parts().stream().map(Clause::words).toList()
        : List.of();
  }

  private static String words(String part) {
    return part.replaceAll("([#:][A-Za-z_]+)[0-9]+", "$1");
  }

  private static SdkPojo write(TransactWriteItem part) {
    return Stream.of(part.put(), part.update(), part.delete(), part.conditionCheck())
        .filter(SdkPojo.class::isInstance)
        .findFirst()
        .orElseThrow();
  }

  private static @Nullable Object value(SdkPojo pojo, String name) {
    return pojo.sdkFields().stream()
        .filter(field -> field.locationName().equals(name))
        .findFirst()
        .map(field -> field.getValueOrDefault(pojo))
        .orElse(null);
  }

  /// The request without this clause, wherever it has it. A check that is left without a condition
  /// is left out.
  public DynamoDbRequest without(DynamoDbRequest request) {
    if (!(request instanceof TransactWriteItemsRequest transaction)) {
      return of(request).contains(this) ? (DynamoDbRequest) stripped(request) : request;
    }
    List<TransactWriteItem> left = new ArrayList<>();
    for (TransactWriteItem part : transaction.transactItems()) {
      TransactWriteItem next = Access.of(part).equals(write) ? without(part) : part;
      boolean checksNothing =
          next.conditionCheck() != null && next.conditionCheck().conditionExpression() == null;
      if (!checksNothing) {
        left.add(next);
      }
    }
    return transaction.toBuilder().transactItems(left).build();
  }

  private TransactWriteItem without(TransactWriteItem part) {
    TransactWriteItem.Builder builder = part.toBuilder();
    for (SdkField<?> field : part.sdkFields()) {
      if (field.getValueOrDefault(part) instanceof SdkPojo write) {
        field.set(builder, stripped(write));
      }
    }
    return builder.build();
  }

  /// The write without this clause, nor the names and values that only it used.
  private Object stripped(SdkPojo write) {
    if (!(value(write, CONDITION) instanceof String condition)) {
      return write;
    }
    List<String> left =
        Conjunction.of(condition).parts().stream()
            .filter(part -> !words(part).equals(words))
            .toList();
    Set<String> used = new HashSet<>(Placeholders.in(String.join(" ", left)));
    if (value(write, UPDATE) instanceof String update) {
      used.addAll(Placeholders.in(update));
    }
    var builder = (SdkPojo) ((ToCopyableBuilder<?, ?>) write).toBuilder();
    for (SdkField<?> field : write.sdkFields()) {
      switch (field.locationName()) {
        case CONDITION -> field.set(builder, left.isEmpty() ? null : String.join(" AND ", left));
        case NAMES, VALUES -> field.set(builder, kept(field.getValueOrDefault(write), used));
        default -> {}
      }
    }
    return ((SdkBuilder<?, ?>) builder).build();
  }

  private static @Nullable Map<Object, Object> kept(
      @Nullable Object placeholders, Set<String> used) {
    Map<Object, Object> kept =
        new TreeMap<>(placeholders instanceof Map<?, ?> all ? all : Map.of());
    kept.keySet().retainAll(used);
    return kept.isEmpty() ? null : kept;
  }
}
