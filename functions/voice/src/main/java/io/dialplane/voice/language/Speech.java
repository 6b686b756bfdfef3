package io.dialplane.voice.language;

import org.jspecify.annotations.Nullable;

/// Sentences for a voice to read.
final class Speech {
  /// Of agents that have no first sentence, and cannot do more yet.
  private static final String NOTHING_TO_SAY =
      "Thank you for calling. This line cannot talk yet. Goodbye.";

  static final String NOBODY_THERE = "This number cannot take your call. Goodbye.";

  private Speech() {}

  /// An agent's sentence. Angle brackets would be read aloud at best, and as speech markup by a
  /// carrier that looks for it; control characters are nothing to say.
  static String of(@Nullable String sentence) {
    StringBuilder said = new StringBuilder();
    String text = sentence == null ? NOTHING_TO_SAY : sentence;
    text.codePoints()
        .map(c -> c == '<' || c == '>' || Character.isISOControl(c) ? ' ' : c)
        .forEach(said::appendCodePoint);
    String spoken = said.toString().strip();
    return spoken.isEmpty() ? NOTHING_TO_SAY : spoken;
  }
}
