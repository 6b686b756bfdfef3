package io.dialplane.domain;

import java.util.List;

/// What a decision came to: changes to be written in one transaction and a reply, or a refusal. A
/// bug is an exception.
public sealed interface Decision<R> {

  record Done<R>(R reply, List<Change> changes) implements Decision<R> {
    public Done {
      changes = List.copyOf(changes);
    }
  }

  record Refused<R>(Rejection rejection) implements Decision<R> {}

  static <R> Done<R> done(R reply, Change... changes) {
    return new Done<>(reply, List.of(changes));
  }

  static <R> Done<R> done(R reply, List<Change> changes) {
    return new Done<>(reply, changes);
  }

  static <R> Decision<R> refused(Rejection rejection) {
    return new Refused<>(rejection);
  }
}
