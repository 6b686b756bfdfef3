package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The runner in a process of its own, which can be killed.
class MainTest {

  @Test
  void keeps_its_tables_in_a_folder_through_a_kill(@TempDir Path data) throws Exception {
    Map<String, String> settings = Map.of("DIALPLANE_DATA", data.resolve("new").toString());
    JsonNode bought;
    String key;
    try (Started first = Started.with(settings)) {
      key = first.key();
      bought = first.call("POST", "/api/v1/numbers/purchase", "{\"e164\":\"+14155550110\"}");
      assertThat(bought.path("data").path("id").asText()).isNotEmpty();
    }

    try (Started second = Started.with(settings)) {
      assertThat(second.key()).isEqualTo(key);
      assertThat(second.call("GET", "/api/v1/numbers/+14155550110", null)).isEqualTo(bought);
      assertThat(second.call("GET", "/api/v1/billing/wallet", null).path("data").path("balanceUsd"))
          .hasToString("23.00");
    }
  }

  @Test
  void stops_with_a_message_and_no_stack_trace_where_a_setting_cannot_be_read() throws Exception {
    Process process = launch(Map.of("HOLD_SECONDS", "soon"));

    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(output.strip().lines())
        .singleElement()
        .asString()
        .startsWith("HOLD_SECONDS is 'soon'; it must be ");
  }

  private static Process launch(Map<String, String> settings) throws IOException {
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                System.getProperty("java.class.path"),
                "io.dialplane.local.Main")
            .redirectErrorStream(true);
    Map<String, String> environment = java.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("JAVA_"));
    environment.put("DIALPLANE_PORT", "0");
    environment.put("DIALPLANE_DYNAMODB_PORT", "0");
    environment.putAll(settings);
    return java.start();
  }

  /// A process that has told its address and its key.
  private record Started(Process process, BufferedReader out, String address, String key)
      implements AutoCloseable {

    static Started with(Map<String, String> settings) throws IOException {
      Process process = launch(settings);
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      String first = out.readLine();
      assertThat(first).matches("Dialplane http://localhost:\\d+");
      String line = first;
      while (!line.startsWith("Key ")) {
        line = out.readLine();
      }
      String key = line.split(" +", -1)[1];
      return new Started(process, out, first.split(" ", -1)[1], key);
    }

    JsonNode call(String method, String path, @org.jspecify.annotations.Nullable String body)
        throws Exception {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + path))
              .method(
                  method,
                  body == null
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofString(body))
              .header("authorization", "Bearer " + key)
              .header("content-type", "application/json")
              .build();
      String answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
      return Json.read(answer).orElseThrow();
    }

    /// As `kill -9` does.
    @Override
    public void close() {
      process.destroyForcibly().onExit().join();
    }
  }
}
