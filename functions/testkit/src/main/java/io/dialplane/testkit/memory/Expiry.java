package io.dialplane.testkit.memory;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// When the items of a table expire, in order, so that a simulation may ask at its every step.
final class Expiry {
  /// DynamoDB leaves alone what expired longer ago.
  private static final Duration OLDEST = Duration.ofDays(5 * 365);

  private final String attribute;
  private final NavigableMap<Long, Set<Position>> bySecond = new TreeMap<>();

  Expiry(String attribute) {
    this.attribute = attribute;
  }

  void replace(
      Position position,
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> after) {
    Long old = second(before);
    if (old != null) {
      bySecond.computeIfPresent(
          old,
          (_, positions) -> {
            positions.remove(position);
            return positions.isEmpty() ? null : positions;
          });
    }
    Long now = second(after);
    if (now != null) {
      bySecond.computeIfAbsent(now, _ -> new TreeSet<>()).add(position);
    }
  }

  private @Nullable Long second(@Nullable Map<String, AttributeValue> item) {
    AttributeValue value = item == null ? null : item.get(attribute);
    return value == null || value.n() == null ? null : new BigDecimal(value.n()).longValue();
  }

  /// What has expired by `now`, its own second included.
  List<Position> expired(Instant now) {
    long oldest = now.minus(OLDEST).getEpochSecond();
    return bySecond.subMap(oldest, false, now.getEpochSecond(), true).values().stream()
        .flatMap(Set::stream)
        .toList();
  }
}
