package io.dialplane.testkit.memory.expression;

import com.amazonaws.services.dynamodbv2.parser.ReservedKeywords;
import java.util.ArrayList;
import java.util.List;

/// Reads an expression's tokens from the left, and notes the paths it met.
final class Cursor {
  private final String text;
  private final List<Token> tokens;
  private final List<Path> paths = new ArrayList<>();
  private int next;

  Cursor(String text) {
    this.text = text;
    this.tokens = Token.all(text);
    if (tokens.isEmpty()) {
      throw new Invalid("The expression can not be empty");
    }
  }

  <T extends Expression> Expressions.Parsed<T> parsed(T value) {
    requireEnd();
    return new Expressions.Parsed<>(value, Placeholders.in(text), paths);
  }

  int position() {
    return next;
  }

  boolean atEnd() {
    return next == tokens.size();
  }

  boolean sees(String symbol) {
    return !atEnd() && tokens.get(next).is(symbol);
  }

  boolean takes(String symbol) {
    boolean seen = sees(symbol);
    next += seen ? 1 : 0;
    return seen;
  }

  boolean takesWord(String keyword) {
    boolean seen = !atEnd() && tokens.get(next).isWord(keyword);
    next += seen ? 1 : 0;
    return seen;
  }

  /// Takes a function's name and its opening parenthesis.
  boolean takesFunction(String name) {
    boolean seen = sees(name) && next + 1 < tokens.size() && tokens.get(next + 1).is("(");
    next += seen ? 2 : 0;
    return seen;
  }

  void require(String symbol) {
    if (!takes(symbol)) {
      throw unexpected();
    }
  }

  void requireWord(String keyword) {
    if (!takesWord(keyword)) {
      throw unexpected();
    }
  }

  void requireEnd() {
    if (!atEnd()) {
      throw unexpected();
    }
  }

  Token take() {
    if (atEnd()) {
      throw unexpected();
    }
    return tokens.get(next++);
  }

  Path path() {
    List<String> steps = new ArrayList<>();
    do {
      Token step = take();
      if (!step.isName()) {
        next--;
        throw unexpected();
      }
      if (ReservedKeywords.isKeyword(step.text())) {
        throw new Invalid("Attribute name is a reserved keyword: " + step.text());
      }
      steps.add(step.text());
    } while (takes("."));
    Path path = new Path(steps);
    paths.add(path);
    return path;
  }

  boolean seesValue() {
    return !atEnd() && tokens.get(next).isValue();
  }

  Invalid unexpected() {
    String where = atEnd() ? "its end" : tokens.get(next).text();
    return new Invalid("Syntax error at " + where + ": " + text);
  }
}
