package io.dialplane.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.http.Routes;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Functions;
import io.dialplane.testkit.Template;
import io.dialplane.wiring.Rehearsal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What every function goes through before its snapshot: the whole of each operation, since one
/// that is refused has rehearsed a refusal.
class RehearsalTest {
  private static final Template TEMPLATE = Template.load();

  private final Deployment deployment = Deployment.start();

  @TestFactory
  Stream<DynamicTest> every_way_into_a_function_is_rehearsed_and_succeeds() {
    return TEMPLATE.functions().keySet().stream()
        .map(
            function ->
                dynamicTest(
                    function,
                    () ->
                        assertThat(rehearsal(function).once())
                            .hasSizeGreaterThanOrEqualTo(waysIn(function))
                            .allSatisfy(RehearsalTest::succeeded)));
  }

  @Test
  void a_rehearsal_asks_nothing_of_the_store() {
    deployment.meter().reset();

    for (String function : TEMPLATE.functions().keySet()) {
      assertThat(rehearsal(function).once()).isNotEmpty();
    }

    assertThat(deployment.meter().calls()).isEmpty();
  }

  @Test
  void it_plays_in_the_same_world_every_time() {
    Rehearsal purchase = rehearsal("PurchaseFunction");

    List<JsonNode> first = purchase.once();
    List<JsonNode> second = purchase.once();

    assertThat(statuses(second)).isEqualTo(statuses(first)).contains(201);
  }

  private Rehearsal rehearsal(String function) {
    return new Rehearsal(
        deployment.wiring().settings(), wiring -> Functions.one(TEMPLATE, function, wiring));
  }

  private static int waysIn(String function) {
    long routes =
        Routes.load().all().stream().filter(route -> route.function().equals(function)).count();
    return Math.toIntExact(Math.max(1, routes));
  }

  /// HTTP's answers have a status; of the others, problems have. Every path that nobody has is
  /// answered 404.
  private static void succeeded(JsonNode answer) {
    boolean fallback = Json.write(answer).contains("There is no such path.");
    int status = answer.path("statusCode").asInt(answer.path("status").asInt(200));
    assertThat(fallback ? 200 : status).as(answer.toString()).isBetween(200, 204);
    assertThat(answer.path("ok").asBoolean(true)).as(answer.toString()).isTrue();
    assertThat(answer.path("broken").asInt()).as(answer.toString()).isZero();
  }

  private static List<Integer> statuses(List<JsonNode> answers) {
    return answers.stream().map(answer -> answer.path("statusCode").asInt()).toList();
  }
}
