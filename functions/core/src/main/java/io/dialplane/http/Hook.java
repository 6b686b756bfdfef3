package io.dialplane.http;

/// Answers what one route takes from senders without an API key: a signature is their key.
public interface Hook {

  /// The name that its route gives it.
  String name();

  /// Checks who has sent it, and answers. `line` takes what it finds out.
  Answer answer(Webhook webhook, LogLine line);

  /// Walks the whole way once without a sender and changes nothing, before a snapshot is taken.
  default void rehearse(LogLine line) {}
}
