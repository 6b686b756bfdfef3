package io.dialplane.testkit.memory.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A piece of an expression, and where in its text it stands. What DynamoDB knows beyond this
/// (positions in lists, `contains`, `attribute_type`, ADD, DELETE) nothing of ours uses; it is
/// refused aloud, so that nobody takes it for DynamoDB's refusal.
record Token(String text, int start, int end) {
  private static final Pattern PIECE =
      Pattern.compile("\\s*(?:([#:]?[A-Za-z_0-9]+)|(<>|<=|>=|[=<>(),.+-])|$)");

  private static final Pattern UNKNOWN =
      Pattern.compile("\\[|(contains|attribute_type)\\s*\\(|(?i:(^|\\s)(ADD|DELETE)\\s)");

  static List<Token> all(String expression) {
    if (UNKNOWN.matcher(expression).find()) {
      throw new IllegalArgumentException("the memory store cannot read " + expression);
    }
    List<Token> tokens = new ArrayList<>();
    Matcher piece = PIECE.matcher(expression);
    int at = 0;
    while (at < expression.length()) {
      if (!piece.find(at) || piece.start() != at) {
        throw new Invalid("Syntax error at " + at + ": " + expression);
      }
      int group = piece.group(1) == null ? 2 : 1;
      if (piece.group(group) != null) {
        tokens.add(new Token(piece.group(group), piece.start(group), piece.end(group)));
      }
      at = piece.end();
    }
    return tokens;
  }

  boolean is(String symbol) {
    return text.equals(symbol);
  }

  /// Keywords read in any case.
  boolean isWord(String keyword) {
    return text.toUpperCase(Locale.ROOT).equals(keyword);
  }

  boolean isPlaceholder() {
    return text.length() > 1 && (text.charAt(0) == '#' || text.charAt(0) == ':');
  }

  boolean isValue() {
    return text.charAt(0) == ':' && text.length() > 1;
  }

  boolean isName() {
    char first = text.charAt(0);
    return first == '#' ? text.length() > 1 : Character.isLetter(first) || first == '_';
  }
}
