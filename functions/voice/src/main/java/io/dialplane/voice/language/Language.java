package io.dialplane.voice.language;

import io.dialplane.domain.Route;
import io.dialplane.http.Answer;

/// One carrier's language. Whatever an agent's text says, it stays text in it.
public interface Language {

  /// Sends a call where the agent wants it. What an agent of the kinds `webhook` and `managed`
  /// would do with it is not built yet: it says its first sentence and hangs up.
  Answer connect(Route route, Companions companions);

  /// Ends a call that nobody can take: unanswered, where the carrier charges nothing for that, else
  /// with a sentence.
  Answer decline();
}
