package io.dialplane.testkit.memory;

import io.dialplane.testkit.memory.expression.Condition;
import io.dialplane.testkit.memory.expression.Expression;
import io.dialplane.testkit.memory.expression.Expressions.Parsed;
import io.dialplane.testkit.memory.expression.Invalid;
import io.dialplane.testkit.memory.expression.Placeholders;
import io.dialplane.testkit.memory.expression.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An action whose request is in order: which item it is about, and what it means to do to it.
record Step(Action action, Table table, Position position, Meaning meaning) {

  /// The action's expressions as they were read, and its item or key.
  record Meaning(
      @Nullable Parsed<Condition> condition,
      @Nullable Parsed<Update> update,
      Placeholders placeholders,
      Map<String, AttributeValue> subject) {

    List<Parsed<? extends Expression>> expressions() {
      List<Parsed<? extends Expression>> all = new ArrayList<>();
      Stream.ofNullable(condition).forEach(all::add);
      Stream.ofNullable(update).forEach(all::add);
      return all;
    }
  }

  /// How a step ends: nothing is changed before all steps of a transaction are known to end well.
  sealed interface End {
    /// It may be done. What is null was not there, or will not be.
    record Done(
        @Nullable Map<String, AttributeValue> before, @Nullable Map<String, AttributeValue> after)
        implements End {}

    /// Its condition does not hold of what is there.
    record Failed(@Nullable Map<String, AttributeValue> before) implements End {}

    /// What is there cannot be changed like that.
    record Impossible(String message) implements End {}
  }

  End end() {
    Map<String, AttributeValue> before = table.rows().get(position);
    Parsed<Condition> condition = meaning.condition();
    Map<String, AttributeValue> there = before == null ? Map.of() : before;
    if (condition != null && !condition.value().holds(there, meaning.placeholders())) {
      return new End.Failed(before);
    }
    try {
      return new End.Done(before, after(before));
    } catch (Invalid e) {
      return new End.Impossible(String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Map<String, AttributeValue> after(
      @Nullable Map<String, AttributeValue> before) {
    return switch (action.kind()) {
      case PUT -> meaning.subject();
      case DELETE -> null;
      case CHECK -> before;
      case UPDATE -> updated(before == null ? meaning.subject() : before);
    };
  }

  private Map<String, AttributeValue> updated(Map<String, AttributeValue> from) {
    if (meaning.update() == null) {
      return from;
    }
    Update update = meaning.update().value();
    if (update.attributes(meaning.placeholders()).stream()
        .anyMatch(table.keys().names()::contains)) {
      throw new Invalid("Cannot update an attribute that is part of the key");
    }
    Map<String, AttributeValue> next = update.apply(from, meaning.placeholders());
    Table.requireSize(next);
    table.check(next);
    return next;
  }

  void apply(End.Done done) {
    if (action.kind() != Action.Kind.CHECK) {
      table.replace(position, done.after());
    }
  }
}
