package io.dialplane.testkit.memory.expression;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Where a value lies: an attribute, or deeper in its maps. Positions in lists are not known here,
/// since nothing of ours uses them.
public record Path(List<String> steps) {

  Path bind(Placeholders placeholders) {
    return new Path(steps.stream().map(placeholders::name).toList());
  }

  @Nullable AttributeValue in(Map<String, AttributeValue> item, Placeholders placeholders) {
    Map<String, AttributeValue> map = item;
    AttributeValue value = null;
    for (String step : steps) {
      value = map.get(placeholders.name(step));
      if (value == null) {
        return null;
      }
      map = value.m();
    }
    return value;
  }

  /// `item` with this path set to `value`, or removed where that is null. Only for bound paths.
  Map<String, AttributeValue> put(
      Map<String, AttributeValue> item, @Nullable AttributeValue value) {
    return put(item, steps, value);
  }

  private static Map<String, AttributeValue> put(
      Map<String, AttributeValue> map, List<String> steps, @Nullable AttributeValue value) {
    Map<String, AttributeValue> next = new TreeMap<>(map);
    String first = steps.getFirst();
    if (steps.size() > 1) {
      AttributeValue parent = map.get(first);
      if (parent == null || !parent.hasM()) {
        throw new Invalid("The document path provided in the update expression is invalid");
      }
      next.put(first, AttributeValue.fromM(put(parent.m(), steps.subList(1, steps.size()), value)));
    } else if (value == null) {
      next.remove(first);
    } else {
      next.put(first, value);
    }
    return Collections.unmodifiableMap(next);
  }

  boolean overlaps(Path other) {
    int shared = Math.min(steps.size(), other.steps.size());
    return steps.subList(0, shared).equals(other.steps.subList(0, shared));
  }
}
