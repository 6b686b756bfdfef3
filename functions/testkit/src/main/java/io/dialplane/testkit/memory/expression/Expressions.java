package io.dialplane.testkit.memory.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every expression text is read once.
public final class Expressions {
  private final Map<String, Parsed<Condition>> conditions = new HashMap<>();
  private final Map<String, Parsed<Update>> updates = new HashMap<>();

  /// What was read, with the placeholders and the paths in it.
  public record Parsed<T extends Expression>(T value, Set<String> placeholders, List<Path> paths) {

    /// The keys of a table and of its indexes are texts: nothing lies inside them.
    public void requireNothingInside(Set<String> keys, Placeholders placeholders) {
      for (Path path : paths) {
        if (path.steps().size() > 1 && keys.contains(path.bind(placeholders).steps().getFirst())) {
          throw new Invalid("Key attributes must be scalars");
        }
      }
    }
  }

  public Parsed<Condition> condition(String text) {
    return conditions.computeIfAbsent(
        text,
        _ -> {
          Cursor cursor = new Cursor(text);
          return cursor.parsed(new ConditionParser(cursor).parse());
        });
  }

  public Parsed<Update> update(String text) {
    return updates.computeIfAbsent(
        text,
        _ -> {
          Cursor cursor = new Cursor(text);
          return cursor.parsed(new UpdateParser(cursor).parse());
        });
  }
}
