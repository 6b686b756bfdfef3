package io.dialplane.testkit.memory;

import io.dialplane.testkit.memory.Action.Kind;
import io.dialplane.testkit.memory.expression.Condition;
import io.dialplane.testkit.memory.expression.Expression;
import io.dialplane.testkit.memory.expression.Expressions;
import io.dialplane.testkit.memory.expression.Expressions.Parsed;
import io.dialplane.testkit.memory.expression.Invalid;
import io.dialplane.testkit.memory.expression.Placeholders;
import io.dialplane.testkit.memory.expression.Update;
import io.dialplane.testkit.memory.expression.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Makes steps of actions, and refuses what is wrong with a request whatever the tables hold.
record Steps(Tables tables, Expressions expressions) {

  Step of(Action action) {
    Table table = tables.get(action.table());
    Map<String, AttributeValue> subject = Values.normal(action.subject());
    Placeholders placeholders = placeholders(action.terms().names(), action.terms().values());
    Parsed<Condition> condition = condition(action);
    Parsed<Update> update = update(action);
    List<Parsed<? extends Expression>> all = new ArrayList<>();
    Stream.ofNullable(condition).forEach(all::add);
    Stream.ofNullable(update).forEach(all::add);
    check(all, placeholders, table);
    Step.Meaning meaning =
        new Step.Meaning(
            condition == null ? null : condition.value(),
            update == null ? null : update.value(),
            placeholders,
            subject);
    if (action.kind() == Kind.PUT) {
      table.check(subject);
      return new Step(action, table, table.keys().ofItem(subject), meaning);
    }
    return new Step(action, table, table.keys().ofKey(subject), meaning);
  }

  private static void check(
      List<Parsed<? extends Expression>> all, Placeholders placeholders, Table table) {
    Set<String> used = new HashSet<>();
    all.forEach(each -> used.addAll(each.placeholders()));
    placeholders.requireExactly(used);
    all.forEach(each -> each.value().check(placeholders));
    all.forEach(each -> each.requireNothingInside(table.keyNames(), placeholders));
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
