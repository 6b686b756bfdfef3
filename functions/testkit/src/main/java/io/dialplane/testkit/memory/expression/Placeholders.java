package io.dialplane.testkit.memory.expression;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What `#name` and `:value` stand for in one request.
public record Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {

  public static Placeholders of(Map<String, String> names, Map<String, AttributeValue> values) {
    Map<String, AttributeValue> normal = new HashMap<>();
    values.forEach((name, value) -> normal.put(name, Values.normal(value)));
    return new Placeholders(names, normal);
  }

  /// Those that stand in an expression.
  public static Set<String> in(String expression) {
    return Token.all(expression).stream()
        .filter(Token::isPlaceholder)
        .map(Token::text)
        .collect(Collectors.toSet());
  }

  /// Each one used must be defined, and each one defined must be used.
  public void requireExactly(Set<String> used) {
    Set<String> defined = new HashSet<>(names.keySet());
    defined.addAll(values.keySet());
    if (!defined.equals(used)) {
      throw new Invalid("Placeholders used are " + used + ", defined are " + defined);
    }
  }

  String name(String step) {
    return step.charAt(0) == '#' ? Objects.requireNonNull(names.get(step)) : step;
  }

  AttributeValue value(String placeholder) {
    return Objects.requireNonNull(values.get(placeholder));
  }
}
