package io.dialplane.http;

import io.dialplane.port.Ref;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// What an operation reads in the one batch with the caller's key, and what it does once the caller
/// is known.
public record Plan(Collection<Ref<?>> reads, Function<Call, Answer> run) {

  public static Plan reading(Collection<Ref<?>> reads, Function<Call, Answer> run) {
    return new Plan(List.copyOf(reads), run);
  }
}
