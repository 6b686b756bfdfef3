package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.HttpRoute;
import io.dialplane.http.Json;
import io.dialplane.http.Routes;
import io.dialplane.testkit.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EventFilesTest {
  private static final Path FOLDER = Path.of("events");

  /// Every file with the status it is answered with, in an order that tells one story.
  private static final Map<String, Integer> EXPECTED = expected();

  private static Map<String, Integer> expected() {
    Map<String, Integer> expected = new LinkedHashMap<>();
    List.of(
            "ping",
            "search",
            "get-available",
            "get-wallet",
            "list-entries",
            "list-agents",
            "list-events")
        .forEach(name -> expected.put(name, 200));
    expected.put("get-available-gone-97", 404);
    expected.put("top-up", 201);
    expected.put("reserve", 201);
    expected.put("reserve-refused-96", 409);
    expected.put("list-reservations", 200);
    expected.put("extend-reservation", 404);
    expected.put("cancel-reservation", 404);
    expected.put("purchase", 201);
    expected.put("purchase-taken-90", 409);
    expected.put("purchase-carrier-lacks-funds-91", 503);
    expected.put("purchase-answer-lost-92", 202);
    expected.put("purchase-never-applied-93", 202);
    expected.put("purchase-applied-late-94", 202);
    expected.put("purchase-price-changed-95", 409);
    expected.put("list-purchases", 200);
    expected.put("get-purchase", 404);
    expected.put("direct-purchase", 201);
    expected.put("eventbridge-purchase", 201);
    expected.put("eventbridge-top-up", 201);
    expected.put("import", 201);
    expected.put("create-agent", 201);
    List.of("get-agent", "update-agent", "publish-agent", "delete-agent", "assign")
        .forEach(name -> expected.put(name, 404));
    List.of("unassign", "update-number", "get-number", "list-numbers")
        .forEach(name -> expected.put(name, 200));
    expected.put("release", 204);
    expected.put("release-keep-at-carrier", 204);
    expected.put("fallback", 405);
    return expected;
  }

  @TestFactory
  Stream<DynamicTest> every_event_gets_the_answer_it_is_there_to_show() {
    Deployment deployment = Deployment.start();
    Seed.sow(deployment.wiring().surroundings().store(), Instant.now());
    return EXPECTED.entrySet().stream()
        .map(
            each ->
                dynamicTest(
                    each.getKey() + " is answered " + each.getValue(),
                    () ->
                        assertThat(status(deployment, each.getKey())).isEqualTo(each.getValue())));
  }

  @Test
  void operators_events_are_answered_and_bad_ones_refused() throws IOException {
    Deployment deployment = Deployment.start();
    Seed.sow(deployment.wiring().surroundings().store(), Instant.now());

    for (String name : operatorFiles()) {
      JsonNode answer = deployment.invoke("KeysFunction", read(name));

      assertThat(answer.path("code").asText())
          .as(name)
          .isEqualTo(name.equals("keys-revoke-key") ? "not_found" : "");
    }
  }

  @Test
  void there_is_a_file_for_every_route_and_an_expectation_for_every_file() throws IOException {
    Set<String> routes =
        Routes.load().all().stream()
            .map(route -> route.operation().replace('_', '-'))
            .collect(Collectors.toSet());
    Set<String> files = files();

    assertThat(files).containsAll(routes);
    Set<String> expected = new TreeSet<>(EXPECTED.keySet());
    expected.addAll(operatorFiles());
    assertThat(files).isEqualTo(expected);
  }

  private static int status(Deployment deployment, String name) {
    JsonNode event = read(name);
    JsonNode answer = deployment.invoke(function(event), event);
    return answer.has("statusCode")
        ? answer.path("statusCode").asInt()
        : answer.path("status").asInt();
  }

  /// The function that the route of an event leads to, or that has its operation; a ping is for
  /// any.
  private static String function(JsonNode event) {
    String routeKey = event.path("routeKey").asText();
    if (routeKey.equals("$default")) {
      return "FallbackFunction";
    }
    String direct = event.path("operation").asText();
    String operation = event.path("detail").path("operation").asText(direct);
    return Routes.load().all().stream()
        .filter(route -> route.key().equals(routeKey) || route.operation().equals(operation))
        .findFirst()
        .map(HttpRoute::function)
        .orElse("PurchaseFunction");
  }

  private static JsonNode read(String name) {
    try {
      return Json.read(Files.readString(FOLDER.resolve(name + ".json"))).orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> operatorFiles() throws IOException {
    return files().stream().filter(name -> name.startsWith("keys-")).collect(Collectors.toSet());
  }

  private static Set<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          // No event but a definition, which StateMachineTest plays.
          .filter(name -> !name.equals("state-machine.asl"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
