package io.dialplane.carrier.rest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The credentials that one call has used: each looked up once, and known afterwards, so that a
/// carrier that echoes one in its words does not get it published.
final class Recalled implements Credentials {
  /// Shorter ones would mask innocent words.
  private static final int SHORTEST_SECRET = 6;

  private final Credentials credentials;
  private final Map<String, Optional<String>> used = new HashMap<>();

  Recalled(Credentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public Optional<String> find(String setting) {
    return used.computeIfAbsent(setting, credentials::find);
  }

  String masked(String words) {
    String masked = words;
    for (Map.Entry<String, Optional<String>> each : used.entrySet()) {
      String value = each.getValue().orElse("");
      if (value.length() >= SHORTEST_SECRET && !each.getKey().endsWith("_URL")) {
        masked = masked.replace(value, "…");
      }
    }
    return masked;
  }
}
