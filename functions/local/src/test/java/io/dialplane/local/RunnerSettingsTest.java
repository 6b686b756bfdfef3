package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerSettingsTest {

  @Test
  void have_defaults() {
    RunnerSettings settings = RunnerSettings.of(Map.of());

    assertThat(settings)
        .isEqualTo(new RunnerSettings(3000, 8000, null, Duration.ZERO, Duration.ofSeconds(60)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DIALPLANE_PORT             | http      | whole number from 0 to 65535
          DIALPLANE_PORT             | -1        | whole number from 0 to 65535
          DIALPLANE_PORT             | 65536     | whole number from 0 to 65535
          DIALPLANE_DYNAMODB_PORT    | 8000.0    | whole number from 0 to 65535
          DIALPLANE_SETTLE_SECONDS   | 1m        | whole number from 0 to 86400
          DIALPLANE_CLOCK_SHIFT      | 31        | ISO-8601 duration
          DIALPLANE_CLOCK_SHIFT      | P1M       | ISO-8601 duration
          DIALPLANE_CLOCK_SHIFT      | P99999999D | at most a century
          AWS_ENDPOINT_URL_DYNAMODB  | localhost:8000 | http://localhost:8000
          HOLD_SECONDS               | half an hour | whole number from 1
          HOLD_SECONDS               | 0         | whole number from 1
          SETTLE_LEASE_SECONDS       | 600       | less than SETTLE_QUIET_SECONDS
          CARRIERS                   | acme      | comma-separated list
          IMPORTS                    | closed    | open or granted
          TOP_UPS                    | no        | open or operator
          MARKUP_PERCENT             | -1        | percentage from 0 to 1000
          """)
  void are_refused_by_name_with_their_value_and_what_would_be_right(
      String name, String value, String right) {
    Map<String, String> environment = freePorts();
    environment.put(name, value);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Runner.start(RunnerSettings.of(environment), environment))
        .withMessageContaining(name + " is '" + value + "'")
        .withMessageContaining(right);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DIALPLANE_PORT", "DIALPLANE_DYNAMODB_PORT"})
  void tell_a_port_that_is_taken(String name) throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      Map<String, String> environment = freePorts();
      environment.put(name, Integer.toString(taken.getLocalPort()));

      assertThatThrownBy(() -> Runner.start(RunnerSettings.of(environment), environment))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " is in use")
          .hasMessageContaining(name);
    }
  }

  @Test
  void tell_a_folder_that_is_none(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Map<String, String> environment = freePorts();
    environment.put("DIALPLANE_DATA", file.toString());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Runner.start(RunnerSettings.of(environment), environment))
        .withMessageContaining("DIALPLANE_DATA is '" + file + "'");
  }

  @Test
  void tell_a_dynamodb_that_does_not_answer() throws IOException {
    int port;
    try (ServerSocket any = new ServerSocket(0)) {
      port = any.getLocalPort();
    }
    Map<String, String> environment = freePorts();
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", "http://localhost:" + port);

    assertThatThrownBy(() -> Runner.start(RunnerSettings.of(environment), environment))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("AWS_ENDPOINT_URL_DYNAMODB")
        .hasMessageContaining("http://localhost:" + port);
  }

  private static Map<String, String> freePorts() {
    return new HashMap<>(Map.of("DIALPLANE_PORT", "0", "DIALPLANE_DYNAMODB_PORT", "0"));
  }
}
