package io.dialplane.testkit.memory.expression;

import java.util.ArrayList;
import java.util.List;

/// A condition as the parts that must all hold, each in the words it was written in.
public record Conjunction(List<String> parts) {

  /// One part, where OR binds the whole.
  public static Conjunction of(String condition) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    int depth = 0;
    boolean between = false;
    for (Token token : Token.all(condition)) {
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && token.isWord("OR")) {
        return new Conjunction(List.of(condition.strip()));
      }
      if (depth == 0 && token.isWord("BETWEEN")) {
        between = true;
      } else if (depth == 0 && token.isWord("AND") && between) {
        between = false;
      } else if (depth == 0 && token.isWord("AND")) {
        parts.add(condition.substring(from, token.start()).strip());
        from = token.end();
      }
    }
    parts.add(condition.substring(from).strip());
    return new Conjunction(parts);
  }
}
