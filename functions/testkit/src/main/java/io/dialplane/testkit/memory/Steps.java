package io.dialplane.testkit.memory;

import io.dialplane.testkit.memory.Action.Kind;
import io.dialplane.testkit.memory.expression.Condition;
import io.dialplane.testkit.memory.expression.Expressions;
import io.dialplane.testkit.memory.expression.Expressions.Parsed;
import io.dialplane.testkit.memory.expression.Invalid;
import io.dialplane.testkit.memory.expression.Placeholders;
import io.dialplane.testkit.memory.expression.Update;
import io.dialplane.testkit.memory.expression.Values;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Makes steps of actions, and refuses what is wrong with a request whatever the tables hold.
record Steps(Tables tables, Expressions expressions) {

  /// The step of an action that comes alone: it must have a table before anything else.
  Step of(Action action) {
    tables.get(action.table());
    return of(action, read(action));
  }

  /// Reads an action, and refuses what is wrong with it whatever its table is.
  Step.Meaning read(Action action) {
    Placeholders placeholders = placeholders(action.terms().names(), action.terms().values());
    Step.Meaning meaning =
        new Step.Meaning(
            condition(action), update(action), placeholders, Values.normal(action.subject()));
    Set<String> used = new HashSet<>();
    meaning.expressions().forEach(each -> used.addAll(each.placeholders()));
    if (!meaning.expressions().isEmpty()) {
      placeholders.requireExactly(used);
    }
    meaning.expressions().forEach(each -> each.value().check(placeholders));
    if (action.kind() == Kind.PUT) {
      Table.requireSize(meaning.subject());
    }
    return meaning;
  }

  /// Refuses what is wrong with an action for its table.
  Step of(Action action, Step.Meaning meaning) {
    Table table = tables.get(action.table());
    if (meaning.expressions().isEmpty()) {
      meaning.placeholders().requireExactly(Set.of());
    }
    meaning
        .expressions()
        .forEach(each -> each.requireNothingInside(table.keyNames(), meaning.placeholders()));
    if (action.kind() == Kind.PUT) {
      table.check(meaning.subject());
      return new Step(action, table, table.keys().ofItem(meaning.subject()), meaning);
    }
    return new Step(action, table, table.keys().ofKey(meaning.subject()), meaning);
  }

  private @Nullable Parsed<Condition> condition(Action action) {
    String text = action.terms().condition();
    if (text == null && action.kind() == Kind.CHECK) {
      throw new Invalid("A condition check needs its condition");
    }
    return text == null ? null : expressions.condition(text);
  }

  private @Nullable Parsed<Update> update(Action action) {
    String text = action.terms().update();
    return text == null ? null : expressions.update(text);
  }

  static Placeholders placeholders(
      @Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
    if ((names != null && names.isEmpty()) || (values != null && values.isEmpty())) {
      throw new Invalid("Names and values of an expression must not be empty");
    }
    return Placeholders.of(names == null ? Map.of() : names, values == null ? Map.of() : values);
  }
}
