package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.ScriptableCarrier;
import io.dialplane.testkit.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The definition for Step Functions in `events/`, its own payloads driven through the handlers.
class StateMachineTest {
  private static final JsonNode DEFINITION = definition();

  private final ScriptableCarrier carrier = new ScriptableCarrier();
  private final Deployment deployment = Deployment.alone(carrier);
  private final World world = deployment.newOrganization();
  private final String agent = world.agent();

  private static JsonNode definition() {
    try {
      String text = Files.readString(Path.of("events/state-machine.asl.json"));
      return Json.read(text).orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void finds_holds_buys_and_assigns_a_number() {
    world.funded("5");

    StateMachine.Execution execution = execute("first");

    assertThat(execution.states())
        .containsExactly(
            "Search",
            "Found",
            "Reserve",
            "Held",
            "Purchase",
            "Bought",
            "Assign",
            "Assigned",
            "Done");
    JsonNode number = world.get("/numbers").data().path(0);
    assertThat(number.path("defaultAgentId").asText()).isEqualTo(agent);
    assertThat(execution.data().path("assign").path("data").path("id"))
        .isEqualTo(number.path("id"));
  }

  @Test
  void a_step_that_is_delivered_twice_does_nothing_twice() {
    world.funded("5");
    StateMachine twice =
        new StateMachine(
            DEFINITION,
            (function, payload) -> {
              deployment.invoke(function, payload);
              return deployment.invoke(function, payload);
            },
            _ -> {});

    assertThat(twice.run("again", input("231")).succeeded()).isTrue();

    assertThat(world.get("/numbers").data()).hasSize(1);
    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("3");
  }

  @Test
  void waits_while_nobody_knows_whether_the_number_was_bought() {
    world.funded("5");
    carrier.losingNextAnswer();

    StateMachine.Execution execution = execute("lost");

    assertThat(execution.succeeded()).isTrue();
    assertThat(execution.states()).containsOnlyOnce("Search", "Reserve", "Assign");
    assertThat(execution.states().stream().filter("Patience"::equals)).isNotEmpty();
    assertThat(carrier.orders()).isEqualTo(1);
    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("3");
  }

  @Test
  void tries_again_after_the_carriers_own_trouble_and_buys_once() {
    world.funded("5");
    carrier.nextOrder(CarrierAnswer.refused(Refusal.THROTTLED, "slow down"));

    StateMachine.Execution execution = execute("trouble");

    assertThat(execution.succeeded()).isTrue();
    assertThat(world.get("/numbers/purchases").data()).hasSize(1);
    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("3");
  }

  @Test
  void ends_refused_without_money_and_without_a_number() {
    StateMachine.Execution poor = execute("poor");
    assertThat(poor.states().getLast()).isEqualTo("Refused");
    assertThat(poor.data().path("purchase").path("problem").path("code").asText())
        .isEqualTo("insufficient_funds");

    StateMachine.Execution nothing = machine().run("nothing", input("999"));
    assertThat(nothing.states()).containsExactly("Search", "Found", "Refused");
  }

  private StateMachine.Execution execute(String name) {
    return machine().run(name, input("231"));
  }

  private StateMachine machine() {
    return new StateMachine(
        DEFINITION,
        deployment::invoke,
        time -> {
          deployment.clock().advance(time.plus(Duration.ofSeconds(1)));
          deployment.invoke("SettleFunction", Json.object());
        });
  }

  private ObjectNode input(String areaCode) {
    return Json.object()
        .put("organizationId", world.organizationId())
        .put("mode", "test")
        .put("areaCode", areaCode)
        .put("agentId", agent);
  }
}
