package io.dialplane.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.dialplane.local.EventFile;
import io.dialplane.local.Seed;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The very jars that are deployed: class path, manifest, service files and native libraries.
class RuntimeIT {
  private static final long LARGEST_JAR = 14_000_000;

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
    return Stream.concat(EventFile.story().stream(), EventFile.operators().stream())
        .map(
            file ->
                dynamicTest(
                    file.function() + " answers " + file.name() + " with " + file.status(),
                    () ->
                        assertThat(
                                EventFile.statusOf(
                                    process(file.function()).invoke(file.event()).payload()))
                            .isEqualTo(file.status())));
  }

  private LambdaProcess process(String function) {
    return processes.computeIfAbsent(function, this::start);
  }

  private LambdaProcess start(String function) {
    try {
      Map<String, String> environment = new HashMap<>(deployment.wiring().settings().environment());
      environment.put("JAVA_TOOL_OPTIONS", Code.javaOptions());
      return LambdaProcess.start(
          new LambdaProcess.Start(Code.unpack(function, folder), environment, java.util.List.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
