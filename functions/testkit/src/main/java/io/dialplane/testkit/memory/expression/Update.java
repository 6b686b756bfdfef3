package io.dialplane.testkit.memory.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What an update sets and removes.
public record Update(List<Assignment> assignments) implements Expression {

  /// A path and what it is set to; removed where that is null.
  record Assignment(Path path, @Nullable Operand value) {}

  /// The attributes that an update touches.
  public List<String> attributes(Placeholders placeholders) {
    return assignments.stream()
        .map(assignment -> assignment.path().bind(placeholders).steps().getFirst())
        .toList();
  }

  @Override
  public void check(Placeholders placeholders) {
    List<Path> paths = new ArrayList<>();
    for (Assignment assignment : assignments) {
      Path path = assignment.path().bind(placeholders);
      if (paths.stream().anyMatch(path::overlaps)) {
        throw new Invalid("Two document paths overlap with each other");
      }
      paths.add(path);
      if (assignment.value() != null) {
        assignment.value().check(placeholders);
      }
    }
  }

  /// Every value is taken from the item as it was.
  public Map<String, AttributeValue> apply(
      Map<String, AttributeValue> item, Placeholders placeholders) {
    Map<String, AttributeValue> next = item;
    for (Assignment assignment : assignments) {
      Operand value = assignment.value();
      AttributeValue result = value == null ? null : value.in(item, placeholders);
      if (value != null && result == null) {
        throw new Invalid("The expression refers to an attribute that does not exist in the item");
      }
      next = assignment.path().bind(placeholders).put(next, result);
    }
    return next;
  }
}
