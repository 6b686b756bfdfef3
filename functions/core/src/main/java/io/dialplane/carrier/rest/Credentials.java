package io.dialplane.carrier.rest;

import java.util.Optional;

/// What an operator set up for carriers, by the names of the settings. Looked up for each call,
/// since it may lie in a secret that is read late and, after a restore, again.
public interface Credentials {

  /// The value of a setting; empty where it is not set.
  ///
  /// @throws NotSetUp where the secret that may hold it cannot be read
  Optional<String> find(String setting);

  /// The value of a setting that nothing works without.
  ///
  /// @throws NotSetUp where it is not set
  default String require(String setting) {
    return find(setting).orElseThrow(() -> new NotSetUp(setting + " is not set."));
  }

  /// Something that an operator must set up. Names the setting, never a value.
  final class NotSetUp extends RuntimeException {
    public NotSetUp(String message) {
      super(message);
    }
  }
}
