package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.HttpRoute;
import io.dialplane.http.Routes;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.World;
import io.dialplane.testkit.calls.CallingCarrier;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Throws thousands of hostile requests at every way in: none is answered 500, none makes a handler
/// throw, and every answer has its documented shape. What fails names its seed, which makes the
/// same request again.
class FuzzTest {
  private static final int ROUNDS = 80;
  private final Deployment deployment = Deployment.with(settings());
  private final World world = deployment.newOrganization().funded("500");
  private final RightInputs right = RightInputs.of(world);

  /// As a test's deployment is, with a carrier that could call it.
  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(CallingCarrier.TWILIO.settings());
    settings.putAll(Map.of("CARRIERS", "sandbox,twilio", "IMPORTS", "open", "TOP_UPS", "open"));
    return settings;
  }

  private static long seed(String name, int round) {
    return (long) name.hashCode() * ROUNDS + round;
  }

  @TestFactory
  Stream<DynamicTest> no_request_breaks_a_route() {
    return Routes.load().all().stream()
        .map(
            route ->
                dynamicTest(
                    route.key(),
                    () -> {
                      for (int round = 0; round < ROUNDS; round++) {
                        http(route, seed(route.key(), round));
                      }
                    }));
  }

  private void http(HttpRoute route, long seed) {
    ObjectNode event = new HostileRequests(seed, right).http(route);

    JsonNode answer = deployment.invoke(route.function(), event);

    assertThat(Shape.ofHttp(answer)).as("seed %d makes %s", seed, event).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> no_event_breaks_an_operation() {
    return Routes.load().all().stream()
        .filter(HttpRoute::takesKey)
        .map(
            route ->
                dynamicTest(
                    route.operation(),
                    () -> {
                      for (int round = 0; round < ROUNDS; round++) {
                        direct(route, seed(route.operation(), round));
                      }
                    }));
  }

  private void direct(HttpRoute route, long seed) {
    ObjectNode event = new HostileRequests(seed, right).direct(route.operation());

    JsonNode answer = deployment.invoke(route.function(), event);

    assertThat(Shape.ofEvent(answer)).as("seed %d makes %s", seed, event).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> no_event_breaks_an_operators_action() {
    return RightInputs.ACTIONS.keySet().stream()
        .sorted()
        .map(
            action ->
                dynamicTest(
                    action,
                    () -> {
                      for (int round = 0; round < ROUNDS; round++) {
                        operator(action, seed(action, round));
                      }
                    }));
  }

  private void operator(String action, long seed) {
    ObjectNode event = new HostileRequests(seed, right).operator(action);

    JsonNode answer = deployment.invoke("KeysFunction", event);

    assertThat(Shape.ofOperator(answer)).as("seed %d makes %s", seed, event).isEmpty();
  }
}
