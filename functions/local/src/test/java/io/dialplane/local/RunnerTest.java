package io.dialplane.local;

import static io.dialplane.local.Running.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.DynamoDbLocal;
import io.dialplane.testkit.Template;
import io.dialplane.testkit.calls.CallingCarrier;
import io.dialplane.testkit.calls.Sent;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunnerTest {
  private final Running running = Running.shared();

  @Test
  void says_where_it_is_and_how_to_begin() {
    String banner = running.runner().banner();

    assertThat(banner.lines().findFirst()).contains("Dialplane " + running.runner().address());
    assertThat(running.runner().address()).matches("http://localhost:[1-9]\\d*");
    assertThat(banner)
        .containsPattern("DynamoDB +http://localhost:[1-9]\\d*")
        .contains(running.runner().demoKey());
    Matcher curl = Pattern.compile("curl -s \"http://localhost:\\d+(/\\S+)\"").matcher(banner);
    assertThat(curl.find()).isTrue();
    assertThat(json(running.send("GET", curl.group(1), null)).path("data")).isNotEmpty();
  }

  @Test
  void begins_with_a_test_key_and_25_dollars() {
    assertThat(running.runner().demoKey()).startsWith("dp_test_");

    JsonNode entries =
        json(running.send("GET", "/api/v1/billing/wallet/entries?limit=100", null)).path("data");

    JsonNode first = entries.path(entries.size() - 1);
    assertThat(first.path("balanceAfterUsd").toString()).isEqualTo("25.00");
    assertThat(first.path("reference").asText()).isEqualTo("demo credit");
  }

  static Stream<Template.Route> every_route() {
    return Template.load().routes().stream().filter(route -> route.path().startsWith("/api/"));
  }

  @ParameterizedTest
  @MethodSource("every_route")
  void leads_every_route_of_the_template_to_its_function(Template.Route route) {
    String path = route.path().replace("{id}", "x").replace("{e164}", "%2B14155550100");

    HttpResponse<String> refused = running.send(route.method(), path, null, Map.of());

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("x-request-id")).isPresent();
    assertThat(refused.headers().firstValue("www-authenticate")).contains("Bearer");
    assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
  }

  @Test
  void takes_a_number_through_its_life() {
    String numbers = "/api/v1/numbers";
    String body = "{\"e164\":\"+14155550110\"}";

    assertThat(running.send("POST", numbers + "/reserve", body).statusCode()).isEqualTo(201);
    JsonNode bought = json(running.send("POST", numbers + "/purchase", body)).path("data");
    String path = numbers + "/" + bought.path("id").asText();
    String agent =
        json(running.send(
                "POST",
                "/api/v1/agents",
                "{\"name\":\"x\",\"route\":{\"type\":\"forward\",\"e164\":\"+14155550100\"}}"))
            .path("data")
            .path("id")
            .asText();
    HttpResponse<String> assigned =
        running.send("POST", path + "/assign", "{\"agentId\":\"" + agent + "\"}");

    assertThat(json(assigned).path("data").path("status").asText()).isEqualTo("assigned");
    assertThat(running.send("GET", numbers + "/+14155550110", null).statusCode()).isEqualTo(200);
    HttpResponse<String> released = running.send("DELETE", path, null);
    assertThat(released.statusCode()).isEqualTo(204);
    assertThat(released.body()).isEmpty();
  }

  @Test
  void logs_one_line_for_each_request() {
    HttpResponse<String> answer = running.send("GET", "/api/v1/agents", null);
    String id = answer.headers().firstValue("x-request-id").orElseThrow();

    assertThat(running.logged())
        .filteredOn(line -> line.path("requestId").asText().equals(id))
        .singleElement()
        .satisfies(line -> assertThat(line.path("operation").asText()).isEqualTo("list_agents"));
  }

  @Test
  void runs_concurrent_requests_concurrently() throws Exception {
    List<Callable<Integer>> buyers = new ArrayList<>();
    IntStream.range(0, 16)
        .forEach(
            _ ->
                buyers.add(
                    () ->
                        running
                            .send("POST", "/api/v1/numbers/purchase", "{\"e164\":\"+14155550111\"}")
                            .statusCode()));

    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> each : threads.invokeAll(buyers)) {
        statuses.add(each.get());
      }
    }

    assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(15);
  }

  @Test
  void runs_its_clock_ahead_where_it_is_told_to() {
    try (Running ahead = Running.with(Map.of("DIALPLANE_CLOCK_SHIFT", "P31D"))) {
      JsonNode hold =
          json(ahead.send("POST", "/api/v1/numbers/reserve", "{\"e164\":\"+14155550112\"}"));

      Instant created = Instant.parse(hold.path("data").path("createdAt").asText());
      assertThat(created)
          .isBetween(
              Instant.now().plus(Duration.ofDays(31)).minusSeconds(60),
              Instant.now().plus(Duration.ofDays(31)));
    }
  }

  @Test
  void serves_from_a_dynamodb_that_is_there_and_makes_what_is_missing() throws Exception {
    try (DynamoDbLocal there = DynamoDbLocal.start(freePort(), null)) {
      Map<String, String> settings =
          Map.of("AWS_ENDPOINT_URL_DYNAMODB", there.endpoint(), "DIALPLANE_DYNAMODB_PORT", "1");

      String key;
      try (Running first = Running.with(settings)) {
        key = first.runner().demoKey();
        assertThat(first.runner().banner()).contains("DynamoDB  " + there.endpoint());
        assertThat(first.send("GET", "/api/v1/numbers", null).statusCode()).isEqualTo(200);
      }
      try (Running second = Running.with(settings)) {
        Map<String, String> before = Map.of("x-api-key", key);
        assertThat(second.send("GET", "/api/v1/agents", null, before).statusCode()).isEqualTo(200);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  @Test
  void takes_the_calls_of_carriers_at_its_public_address() {
    CallingCarrier twilio = CallingCarrier.TWILIO;
    try (Running called = Running.with(twilio.settings())) {
      Sent call =
          twilio.inbound(
              new CallingCarrier.Call("CA1", "+14155550199", "+13195550100"), Instant.now());

      HttpResponse<String> right = called.post(call.target(), call.body(), call.headers());
      HttpResponse<String> wrong = called.post(call.target(), call.body() + "&x=1", call.headers());

      assertThat(right.statusCode()).isEqualTo(200);
      assertThat(right.headers().firstValue("content-type")).contains("application/xml");
      assertThat(right.body()).endsWith("<Response><Reject/></Response>");
      assertThat(json(wrong).path("code").asText()).isEqualTo("bad_signature");
    }
  }

  @Test
  void puts_the_organisations_of_operators_beside_the_demo() {
    String made =
        running
            .invoke("KeysFunction", "{\"action\":\"create_organization\",\"name\":\"Acme\"}")
            .body();
    String secret = Json.read(made).orElseThrow().path("key").path("secret").asText();

    HttpResponse<String> wallet =
        running.send("GET", "/api/v1/billing/wallet", null, Map.of("x-api-key", secret));

    assertThat(wallet.statusCode()).isEqualTo(200);
    assertThat(json(wallet).path("data").path("balanceUsd").toString()).isEqualTo("0.00");
  }
}
