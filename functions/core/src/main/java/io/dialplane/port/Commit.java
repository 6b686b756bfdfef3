package io.dialplane.port;

/// How a transaction ended.
public sealed interface Commit {

  /// Every change is written; `stamp` marks the items it wrote.
  record Applied(String stamp) implements Commit {}

  /// Nothing is written: another writer came first at one of the items. Load again, decide again.
  record Lost() implements Commit {}
}
