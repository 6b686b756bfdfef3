package io.dialplane.http;

import java.util.List;

/// Answers what one route takes from senders without an API key: a signature is their key.
public interface Hook {

  /// The name that its route gives it.
  String name();

  /// Checks who has sent it, and answers. `line` takes what it finds out.
  Answer answer(Webhook webhook, LogLine line);

  /// What every sender that it knows would send, signed, for a rehearsal in the world of [Nobody].
  List<Webhook> examples();
}
