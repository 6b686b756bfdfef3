package io.dialplane.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the runner itself is set to; the functions' settings are their own.
record RunnerSettings(
    int port, int dynamoDbPort, @Nullable Path data, Duration clockShift, Duration settle) {
  /// Beyond it, times no longer fit what the tables hold.
  private static final Duration FARTHEST = Duration.ofDays(36_525);

  /// @throws IllegalArgumentException for a setting that cannot be read: its name, its value, and
  /// what would be right
  static RunnerSettings of(Map<String, String> environment) {
    String data = environment.getOrDefault("DIALPLANE_DATA", "");
    return new RunnerSettings(
        number(environment, "DIALPLANE_PORT", 3000, 65_535),
        number(environment, "DIALPLANE_DYNAMODB_PORT", 8000, 65_535),
        data.isBlank() ? null : Path.of(data),
        shift(environment),
        Duration.ofSeconds(number(environment, "DIALPLANE_SETTLE_SECONDS", 60, 86_400)));
  }

  private static int number(Map<String, String> environment, String name, int otherwise, int most) {
    String value = environment.getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      return otherwise;
    }
    boolean digits = value.length() <= 6 && value.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || Integer.parseInt(value) > most) {
      throw new IllegalArgumentException(
          "%s is '%s'; it must be a whole number from 0 to %d.".formatted(name, value, most));
    }
    return Integer.parseInt(value);
  }

  private static Duration shift(Map<String, String> environment) {
    String value = environment.getOrDefault("DIALPLANE_CLOCK_SHIFT", "").strip();
    try {
      Duration shift = value.isEmpty() ? Duration.ZERO : Duration.parse(value);
      if (shift.abs().compareTo(FARTHEST) <= 0) {
        return shift;
      }
    } catch (DateTimeParseException _) {
      // Refused below, with an example.
    }
    throw new IllegalArgumentException(
        "DIALPLANE_CLOCK_SHIFT is '%s'; it must be an ISO-8601 duration of at most a century, for example P31D or PT30M."
            .formatted(value));
  }
}
