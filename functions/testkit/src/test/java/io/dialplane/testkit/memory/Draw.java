package io.dialplane.testkit.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Draws from one seed.
record Draw(RandomGenerator random) {

  @SafeVarargs
  final <T> T of(T... any) {
    return any[random.nextInt(any.length)];
  }

  <T> T of(List<T> any) {
    return any.get(random.nextInt(any.size()));
  }

  /// One of these, or as often nothing.
  @SafeVarargs
  final <T> @Nullable T maybe(T... any) {
    int drawn = random.nextInt(any.length + 1);
    return drawn == any.length ? null : any[drawn];
  }

  @SafeVarargs
  final <T> T from(Supplier<? extends T>... any) {
    return any[random.nextInt(any.length)].get();
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  int upTo(int most) {
    return random.nextInt(most + 1);
  }

  <T> List<T> some(int least, int most, Supplier<T> each) {
    List<T> drawn = new ArrayList<>();
    int count = least + upTo(most - least);
    for (int i = 0; i < count; i++) {
      drawn.add(each.get());
    }
    return drawn;
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue whole(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /// Texts whose order by bytes is not that of Java's characters, among plain ones.
  String word() {
    return of("", "a", "ab", "abc", "b", "B", "é", "\uFFFF", "\uD83D\uDE00", "0001", "10", "9");
  }

  String number() {
    return of("0", "1", "-1", "2", "3", "10", "1.5", "0.05", "-0.25", "1000000");
  }

  AttributeValue value() {
    return from(
        () -> text(word()),
        () -> AttributeValue.fromN(number()),
        () -> AttributeValue.fromN(number()),
        () -> AttributeValue.fromBool(random.nextBoolean()),
        () -> AttributeValue.fromNul(true),
        () -> AttributeValue.fromL(some(0, 2, () -> text(word()))),
        () -> AttributeValue.fromM(map()));
  }

  Map<String, AttributeValue> map() {
    Map<String, AttributeValue> map = new TreeMap<>();
    for (String key : new HashSet<>(some(0, 3, () -> of("x", "y", "z")))) {
      map.put(key, oneIn(4) ? AttributeValue.fromM(inner()) : text(word()));
    }
    return map;
  }

  private Map<String, AttributeValue> inner() {
    return oneIn(2) ? Map.of() : Map.of("x", whole(1));
  }

  <T> Set<T> distinct(int least, int most, Supplier<T> each) {
    return new HashSet<>(some(least, most, each));
  }
}
