package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An operator has the events of a time told again.
class RepublishTest {
  private final Deployment deployment = Deployment.alone(Map.of());
  private final World world = deployment.newOrganization();

  @Test
  void tells_every_worlds_events_of_the_span_again() {
    world.funded("1");
    tick();
    Instant from = now();
    world.funded("2");
    tick();
    world.live().funded("3");
    tick();
    World other = deployment.newOrganization().funded("4");
    Instant to = now();
    tick();
    other.funded("5");

    JsonNode answer = republish(from.toString(), to.toString());

    assertThat(answer).isEqualTo(Json.object().put("events", 3));
    assertThat(deployment.bus().told())
        .extracting(event -> event.path("data").path("amountUsd").asInt())
        .containsExactlyInAnyOrder(2, 3, 4);
    assertThat(deployment.bus().told())
        .extracting(event -> event.path("mode").asText())
        .containsExactlyInAnyOrder("test", "live", "test");
  }

  @Test
  void tells_the_very_events_that_were_told_before() {
    world.funded("1");

    republish(now().toString(), now().toString());

    assertThat(deployment.bus().told()).isEqualTo(Outbox.of(deployment, world)).hasSize(1);
  }

  @Test
  void a_long_span_is_told_ten_at_a_time_and_counted() {
    for (int i = 0; i < 23; i++) {
      world.funded("1");
      tick();
    }

    assertThat(republish("2020-01-01T00:00:00Z", now().toString()).path("events").asInt())
        .isEqualTo(23);
    assertThat(deployment.bus().calls()).isEqualTo(3);
    assertThat(republish("2020-01-01T00:00:00Z", "2020-01-02T00:00:00+01:00"))
        .isEqualTo(Json.object().put("events", 0));
  }

  @Test
  void refuses_a_span_that_is_none() {
    String now = now().toString();
    String later = now().plusSeconds(1).toString();
    List<ObjectNode> bad =
        List.of(
            span(later, now),
            span("yesterday", now),
            span(now, "2026-11-24"),
            span(now, "2026-02-30T00:00:00Z"),
            span(now, "+999999999-12-31T23:59:59Z"),
            Json.object().put("from", now),
            Json.object().put("to", now),
            Json.object().put("from", 1).put("to", now),
            span(now, later).put("organizationId", world.organizationId()));

    for (ObjectNode event : bad) {
      JsonNode answer = deployment.operator("republish", event);
      assertThat(answer.path("status").asInt()).as(event.toString()).isEqualTo(400);
      assertThat(answer.path("code").asText()).isEqualTo("validation_error");
    }
    assertThat(deployment.bus().calls()).isZero();
  }

  @Test
  void says_so_when_the_bus_does_not_take_them() {
    world.funded("1");
    deployment.bus().refuseNext(0);

    JsonNode answer = republish(now().toString(), now().toString());

    assertThat(answer.path("status").asInt()).isEqualTo(503);
    assertThat(answer.path("code").asText()).isEqualTo("unavailable");
  }

  private JsonNode republish(String from, String to) {
    return deployment.operator("republish", span(from, to));
  }

  private static ObjectNode span(String from, String to) {
    return Json.object().put("from", from).put("to", to);
  }

  private Instant now() {
    return deployment.clock().instant();
  }

  private void tick() {
    deployment.clock().advance(Duration.ofSeconds(1));
  }
}
