package io.dialplane.port;

import java.util.Optional;

/// The carriers that may call this deployment, and what proves that it is they who call.
public interface Lines {

  /// A carrier's line; empty for a carrier that `CARRIERS` does not name.
  Optional<Line> of(String carrier);

  /// The same with a secret that has been looked up again, since it may have been changed; empty
  /// where it cannot have been, or was looked up a moment ago. A line is kept until then: no call
  /// waits for a secret that is known.
  Optional<Line> renewed(String carrier);

  /// `setting` names the setting of `secret`, with which the carrier signs: its own public key, or
  /// what it shares with us. Empty where an operator has not set it up. `urls` is empty where this
  /// deployment does not know where it is reached.
  record Line(String setting, Optional<String> secret, Optional<VoiceUrls> urls) {

    /// Never the secret.
    @Override
    public String toString() {
      return "Line[" + setting + "]";
    }
  }
}
