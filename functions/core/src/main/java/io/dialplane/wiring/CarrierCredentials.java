package io.dialplane.wiring;

import io.dialplane.carrier.rest.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Credentials from the environment, and those it lacks from the one secret. The secret is read
/// when a call first needs it, and again after a restore and after a while, so that a changed one
/// arrives without a deployment.
final class CarrierCredentials implements Credentials {
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final Map<String, String> environment;
  private final @Nullable Supplier<Map<String, String>> secret;
  private final InstantSource clock;
  private @Nullable Map<String, String> read;
  private Instant readAt = Instant.MIN;

  /// `secret` reads it, or throws [NotSetUp]; null where there is none.
  CarrierCredentials(
      Map<String, String> environment,
      @Nullable Supplier<Map<String, String>> secret,
      InstantSource clock) {
    this.environment = Map.copyOf(environment);
    this.secret = secret;
    this.clock = clock;
  }

  /// Those of a deployment.
  static CarrierCredentials of(Map<String, String> environment) {
    String arn = environment.getOrDefault("CARRIER_SECRET_ARN", "");
    // Carriers live in real time, whatever the deployment's own clock shows.
    return new CarrierCredentials(
        environment,
        arn.isBlank() ? null : new CarrierSecret(environment, arn),
        InstantSource.system());
  }

  @Override
  public Optional<String> find(String setting) {
    String value = environment.getOrDefault(setting, "").strip();
    return value.isEmpty() ? inSecret(setting) : Optional.of(value);
  }

  private Optional<String> inSecret(String setting) {
    return secret == null
        ? Optional.empty()
        : Optional.ofNullable(secret(secret).get(setting)).filter(value -> !value.isBlank());
  }

  private synchronized Map<String, String> secret(Supplier<Map<String, String>> source) {
    Map<String, String> known = read;
    if (known != null && clock.instant().isBefore(readAt.plus(KEPT))) {
      return known;
    }
    try {
      known = source.get();
    } catch (NotSetUp e) {
      // What was right a while ago is better than nothing.
      if (known == null) {
        throw e;
      }
    }
    read = known;
    readAt = clock.instant();
    return known;
  }

  /// Forgets the secret; the next use reads it again.
  synchronized void renew() {
    read = null;
  }

  /// Never a value.
  @Override
  public String toString() {
    return "CarrierCredentials";
  }
}
