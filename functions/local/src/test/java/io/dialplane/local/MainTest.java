package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The runner in a process of its own, which can be killed.
class MainTest {

  @Test
  void keeps_its_tables_in_a_folder_through_a_kill(@TempDir Path data) throws Exception {
    Map<String, String> settings = Map.of("DIALPLANE_DATA", data.resolve("new").toString());
    JsonNode bought;
    String key;
    try (RunnerProcess first = RunnerProcess.start(settings)) {
      key = first.key();
      bought = call(first, "POST", "/api/v1/numbers/purchase", "{\"e164\":\"+14155550110\"}");
      assertThat(bought.path("data").path("id").asText()).isNotEmpty();
    }

    try (RunnerProcess second = RunnerProcess.start(settings)) {
      assertThat(second.key()).isEqualTo(key);
      assertThat(call(second, "GET", "/api/v1/numbers/+14155550110", null)).isEqualTo(bought);
      assertThat(
              call(second, "GET", "/api/v1/billing/wallet", null).path("data").path("balanceUsd"))
          .hasToString("23.00");
    }
  }

  @Test
  void stops_with_a_message_and_no_stack_trace_where_a_setting_cannot_be_read() throws Exception {
    Process process = RunnerProcess.launch(Map.of("HOLD_SECONDS", "soon"));

    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(output.strip().lines())
        .singleElement()
        .asString()
        .startsWith("HOLD_SECONDS is 'soon'; it must be ");
  }

  private static JsonNode call(
      RunnerProcess runner, String method, String path, @Nullable String body) throws Exception {
    Map<String, String> headers = Map.of("authorization", "Bearer " + runner.key());
    return Json.read(runner.send(method, path, body, headers).body()).orElseThrow();
  }
}
