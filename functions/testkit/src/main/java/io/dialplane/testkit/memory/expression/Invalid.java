package io.dialplane.testkit.memory.expression;

/// What DynamoDB calls a ValidationException.
public class Invalid extends RuntimeException {

  public Invalid(String message) {
    super(message);
  }
}
