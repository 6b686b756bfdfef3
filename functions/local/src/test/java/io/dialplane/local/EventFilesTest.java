package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.dialplane.http.Routes;
import io.dialplane.testkit.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EventFilesTest {

  @TestFactory
  Stream<DynamicTest> every_event_gets_the_answer_it_is_there_to_show() {
    Deployment deployment = Deployment.start();
    Seed.sow(deployment.wiring().surroundings().store(), Instant.now());
    return EventFile.all().stream()
        .map(
            file ->
                dynamicTest(
                    file.name() + " is answered " + file.status(),
                    () ->
                        assertThat(
                                EventFile.statusOf(
                                    deployment.invoke(file.function(), file.event())))
                            .isEqualTo(file.status())));
  }

  @Test
  void there_is_a_file_for_every_route_and_an_expectation_for_every_file() throws IOException {
    Set<String> routes =
        Routes.load().all().stream()
            .map(route -> route.operation().replace('_', '-'))
            .collect(Collectors.toSet());
    Set<String> files = files();

    assertThat(files).containsAll(routes);
    assertThat(files)
        .isEqualTo(EventFile.all().stream().map(EventFile::name).collect(Collectors.toSet()));
  }

  private static Set<String> files() throws IOException {
    try (Stream<Path> files = Files.list(EventFile.FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          // No event but a definition, which StateMachineTest plays.
          .filter(name -> !name.equals("state-machine.asl"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
