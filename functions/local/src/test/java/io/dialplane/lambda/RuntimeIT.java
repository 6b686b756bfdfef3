package io.dialplane.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.lambda.LambdaProcess.Initialization;
import io.dialplane.local.Calling;
import io.dialplane.local.EventFile;
import io.dialplane.local.Seed;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Template;
import io.dialplane.testkit.calls.CallingCarrier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The very jars that are deployed: class path, manifest, service files and native libraries.
class RuntimeIT {
  /// 14 MB in bytes of 1024 × 1024.
  private static final long LARGEST_JAR = 14L * 1024 * 1024;

  private final Deployment deployment = Deployment.start();
  private final Map<String, LambdaProcess> processes = new ConcurrentHashMap<>();

  @TempDir private Path folder;

  @AfterEach
  void end_the_processes() {
    processes.values().forEach(LambdaProcess::close);
  }

  @TestFactory
  Stream<DynamicTest> every_jar_is_small_enough_to_start_quickly() {
    return Template.load().functions().keySet().stream()
        .map(
            function ->
                dynamicTest(
                    function,
                    () -> assertThat(Files.size(Code.jar(function))).isLessThan(LARGEST_JAR)));
  }

  @TestFactory
  Stream<DynamicTest> every_jar_answers_its_events_under_the_runtime_interface_client() {
    Seed.sow(deployment.wiring().surroundings().store(), Instant.now());
    return EventFile.all().stream()
        .map(
            file ->
                dynamicTest(
                    file.function() + " answers " + file.name() + " with " + file.status(),
                    () ->
                        assertThat(
                                EventFile.statusOf(
                                    process(file.function(), Initialization.ON_DEMAND)
                                        .invoke(file.event())
                                        .payload()))
                            .isEqualTo(file.status())));
  }

  @ParameterizedTest
  @CsvSource({
    "WalletFunction, get-wallet",
    "KeysFunction, keys-list-keys",
    "FallbackFunction, fallback"
  })
  void a_function_is_primed_before_its_snapshot_which_holds_no_connection(
      String function, String event) throws IOException {
    Seed.sow(deployment.wiring().surroundings().store(), Instant.now());
    EventFile file = EventFile.named(event);
    LambdaProcess process = process(function, Initialization.SNAP_START);

    process.awaitSnapshot();

    assertThat(process.output())
        .contains("\"requestId\":\"priming\"")
        .doesNotContain("\"error\"", "CloudWatchMetrics");
    assertThat(process.isConnectedTo(storePort())).isFalse();

    process.restore();

    assertThat(EventFile.statusOf(process.invoke(file.event()).payload())).isEqualTo(file.status());
    assertThat(process.isConnectedTo(storePort())).isEqualTo(!function.equals("FallbackFunction"));
  }

  /// As a count, since a time would be the machine's: what is not loaded yet is found, read,
  /// verified and linked while a caller waits. The few are the runtime's own.
  @ParameterizedTest
  @CsvSource({
    "SearchFunction, search",
    "PurchaseFunction, purchase",
    "WalletFunction, get-wallet",
    "AgentsFunction, list-agents"
  })
  void a_first_call_after_the_snapshot_finds_its_classes_loaded(String function, String event)
      throws IOException {
    Seed.sow(deployment.wiring().surroundings().store(), Instant.now());
    Path loaded = folder.resolve(function + ".classes");
    Map<String, String> logging = new HashMap<>(environment());
    logging.put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded);
    Code code = Code.unpack(function, folder);
    try (LambdaProcess process = LambdaProcess.start(code, logging, Initialization.SNAP_START)) {
      process.awaitSnapshot();
      int before = Files.readAllLines(loaded).size();

      process.restore();
      JsonNode answer = process.invoke(EventFile.named(event).event()).payload();

      assertThat(EventFile.statusOf(answer)).isEqualTo(EventFile.named(event).status());
      assertThat(Files.readAllLines(loaded).stream().skip(before)).hasSizeLessThan(40);
    }
  }

  @Test
  void a_signed_call_reaches_its_agent_at_once_after_a_restore() throws IOException {
    Calling calling = Calling.by(CallingCarrier.TWILIO);
    JsonNode call = calling.signedCall();
    Map<String, String> settings = calling.deployment().wiring().settings().environment();
    Code code = Code.unpack("VoiceFunction", folder);
    try (LambdaProcess process = LambdaProcess.start(code, settings, Initialization.SNAP_START)) {
      process.awaitSnapshot();
      assertThat(process.output())
          .contains("\"operation\":\"rehearsal\"")
          .doesNotContain("\"error\"");

      process.restore();
      JsonNode answer = process.invoke(call).payload();

      assertThat(answer.path("body").asText()).contains("sip:desk@example.com");
    }
  }

  private int storePort() {
    return URI.create(environment().getOrDefault("AWS_ENDPOINT_URL_DYNAMODB", "")).getPort();
  }

  private Map<String, String> environment() {
    return deployment.wiring().settings().environment();
  }

  private LambdaProcess process(String function, Initialization how) {
    return processes.computeIfAbsent(function, name -> start(name, how));
  }

  private LambdaProcess start(String function, Initialization how) {
    try {
      return LambdaProcess.start(Code.unpack(function, folder), environment(), how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
