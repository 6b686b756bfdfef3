package io.dialplane.port;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rows, and the position to go on from; null on the last page.
public record Page<T>(List<T> rows, @Nullable String next) {

  public Page {
    rows = List.copyOf(rows);
  }

  public <R> Page<R> map(Function<T, R> mapping) {
    return new Page<>(rows.stream().map(mapping).toList(), next);
  }
}
