package io.dialplane.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Functions;
import io.dialplane.testkit.Template;
import io.dialplane.wiring.Rehearsal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What every function goes through before its snapshot.
class RehearsalTest {
  private final Deployment deployment = Deployment.start();

  @TestFactory
  Stream<DynamicTest> every_operation_succeeds_in_its_rehearsal() {
    return Template.load().functions().keySet().stream()
        .map(function -> dynamicTest(function, () -> succeeds(function)));
  }

  private void succeeds(String function) {
    Template template = Template.load();
    List<JsonNode> answers =
        new Rehearsal(
                deployment.wiring().settings(), wiring -> Functions.one(template, function, wiring))
            .once();
    for (JsonNode a : answers) System.out.println("RRR " + function + " " + a);

    assertThat(answers).isNotEmpty();
  }
}
