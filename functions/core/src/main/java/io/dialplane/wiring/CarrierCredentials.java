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
/// when a call first needs it, and again after a restore, after a while, and when somebody asks, so
/// that a changed one arrives without a deployment.
final class CarrierCredentials implements Credentials {
  /// Of what signs our own requests: a carrier that refuses them does not say why.
  static final Duration FOR_REQUESTS = Duration.ofMinutes(5);

  /// Of what checks a carrier's signatures: one that does not fit asks for it to be read again.
  static final Duration FOR_SIGNATURES = Duration.ofDays(365);

  /// A stranger can make us ask, so not more often.
  private static final Duration LEAST_KEPT = Duration.ofMinutes(1);

  private final Map<String, String> environment;
  private final @Nullable Supplier<Map<String, String>> secret;
  private final InstantSource clock;
  private final Duration kept;
  private @Nullable Map<String, String> read;
  private Instant readAt = Instant.MIN;

  /// `secret` reads it, or throws [NotSetUp]; null where there is none. It is read again once it is
  /// older than `kept`.
  CarrierCredentials(
      Map<String, String> environment,
      @Nullable Supplier<Map<String, String>> secret,
      InstantSource clock,
      Duration kept) {
    this.environment = Map.copyOf(environment);
    this.secret = secret;
    this.clock = clock;
    this.kept = kept;
  }

  /// Those of a deployment.
  static CarrierCredentials of(Map<String, String> environment, Duration kept) {
    String arn = environment.getOrDefault("CARRIER_SECRET_ARN", "");
    // Carriers live in real time, whatever the deployment's own clock shows.
    return new CarrierCredentials(
        environment,
        arn.isBlank() ? null : new CarrierSecret(environment, arn),
        InstantSource.system(),
        kept);
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
    if (known != null && clock.instant().isBefore(readAt.plus(kept))) {
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

  /// Has the secret read again at its next use, though a failure then keeps what is known; false
  /// where there is none, or it was read a moment ago.
  synchronized boolean doubt() {
    if (secret == null || clock.instant().isBefore(readAt.plus(LEAST_KEPT))) {
      return false;
    }
    readAt = Instant.MIN;
    return true;
  }

  /// Never a value.
  @Override
  public String toString() {
    return "CarrierCredentials";
  }
}
