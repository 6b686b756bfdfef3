package io.dialplane.testkit.memory.expression;

import io.dialplane.testkit.memory.expression.Condition.And;
import io.dialplane.testkit.memory.expression.Condition.BeginsWith;
import io.dialplane.testkit.memory.expression.Condition.Between;
import io.dialplane.testkit.memory.expression.Condition.Comparison;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One part of a key condition: an attribute, how it is compared, and with what.
public record KeyPart(String attribute, String operator, List<AttributeValue> values) {
  public static final String BEGINS_WITH = "begins_with";
  public static final String BETWEEN = "BETWEEN";

  /// The parts of a condition that is fit for a query.
  public static List<KeyPart> of(Condition condition, Placeholders placeholders) {
    return parts(condition, placeholders).toList();
  }

  private static Stream<KeyPart> parts(Condition condition, Placeholders placeholders) {
    return switch (condition) {
      case And(var left, var right) ->
          Stream.concat(parts(left, placeholders), parts(right, placeholders));
      case Comparison(var left, var operator, var right) when !operator.equals("<>") ->
          Stream.of(part(left, operator, List.of(right), placeholders));
      case Between(var of, var low, var high) ->
          Stream.of(part(of, BETWEEN, List.of(low, high), placeholders));
      case BeginsWith(var of, var prefix) ->
          Stream.of(part(of, BEGINS_WITH, List.of(prefix), placeholders));
      case Comparison _, Condition.Or _, Condition.Not _, Condition.Exists _, Condition.In _ ->
          throw new Invalid("Invalid operator used in KeyConditionExpression");
    };
  }

  private static KeyPart part(
      Operand of, String operator, List<Operand> with, Placeholders placeholders) {
    if (!(of instanceof Operand.At(var path)) || path.steps().size() > 1) {
      throw new Invalid("KeyConditionExpressions must name a key attribute first");
    }
    return new KeyPart(
        path.bind(placeholders).steps().getFirst(),
        operator,
        with.stream().map(operand -> literal(operand, placeholders)).toList());
  }

  private static AttributeValue literal(Operand operand, Placeholders placeholders) {
    if (operand instanceof Operand.Literal(var name)) {
      return placeholders.value(name);
    }
    throw new Invalid("KeyConditionExpressions must compare with values");
  }
}
