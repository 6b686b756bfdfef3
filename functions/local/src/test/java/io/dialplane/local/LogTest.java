package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.KeptLog;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// The functions' log lines.
@Isolated("runs after what runs at the same time, so that the whole suite's lines are there")
class LogTest {
  private static final Pattern KEY = Pattern.compile("dp_(live|test)_[0-9A-Za-z]+_[0-9A-Za-z]{8}");

  /// All numbers of the suite lie in this range; as text of its own, not inside an id.
  private static final Pattern NUMBER =
      Pattern.compile("(?<![0-9A-Za-z])1?[2-9]\\d{2}55501\\d{2}(?![0-9A-Za-z])");

  private final Deployment deployment = Deployment.start();
  private final World world = deployment.newOrganization().funded("5");

  @Test
  void a_request_is_one_line_that_says_what_it_was_and_what_it_cost() {
    Response bought = world.purchase("+17755550110");
    Response bad = world.purchase("+17755550190");

    JsonNode line = line(bought);

    assertThat(line.path("operation").asText()).isEqualTo("purchase");
    assertThat(line.path("organization").asText()).isEqualTo(world.organizationId());
    assertThat(line.path("mode").asText()).isEqualTo("test");
    assertThat(line.path("status").asInt()).isEqualTo(bought.status());
    assertThat(line.path("ms").isIntegralNumber()).isTrue();
    assertThat(line.path("storeCalls").asInt()).isGreaterThanOrEqualTo(1);
    assertThat(line.path("carrierCalls").asInt()).isGreaterThanOrEqualTo(1);
    assertThat(line(bad).path("code").asText()).isEqualTo(bad.code());
  }

  @Test
  void a_line_is_metrics_too() {
    JsonNode line = line(world.get("/agents"));
    JsonNode directive = line.path("_aws").path("CloudWatchMetrics").path(0);

    assertThat(directive.path("Namespace").asText()).isEqualTo("Dialplane");
    assertThat(directive.path("Metrics").valueStream().map(m -> m.path("Name").asText()))
        .containsExactlyInAnyOrder("ms", "Requests", "ServerErrors", "CarrierAccountTrouble")
        .allMatch(name -> line.path(name).isNumber());
    assertThat(directive.path("Dimensions").path(1).path(0).asText()).isEqualTo("operation");
  }

  @Test
  void says_what_it_knows_of_a_request_that_got_nowhere() {
    Map<String, String> none = Map.of();

    JsonNode nobody = line(deployment.http("GET", "/api/v1/agents", null, none));
    JsonNode nowhere = line(deployment.http("GET", "/nowhere", null, none));

    assertThat(nobody.path("operation").asText()).isEqualTo("list_agents");
    assertThat(nobody.has("organization")).isFalse();
    assertThat(nobody.path("status").asInt()).isEqualTo(401);
    assertThat(nowhere.path("operation").asText()).isEqualTo("none");
    assertThat(nowhere.path("code").asText()).isEqualTo("not_found");
  }

  @Test
  void an_operators_event_and_a_direct_one_are_lines_as_well() {
    ObjectNode list =
        Json.object().put("action", "list_keys").put("organizationId", world.organizationId());
    ObjectNode wallet = world.event("get_wallet", Json.object());

    deployment.invoke("KeysFunction", list, "operator-1");
    deployment.invoke("WalletFunction", wallet, "event-1");

    for (String id : List.of("operator-1", "event-1")) {
      JsonNode line = Json.read(KeptLog.line(id)).orElseThrow();
      assertThat(line.path("organization").asText()).isEqualTo(world.organizationId());
      assertThat(line.path("operation").asText()).isIn("list_keys", "get_wallet");
      assertThat(line.path("status").asInt()).isEqualTo(200);
    }
  }

  @Test
  void nothing_that_any_test_has_made_a_function_log_shows_a_key_or_a_whole_number() {
    world.as("x").get("/numbers/+17755550111");
    deployment.invoke(
        "NumbersFunction", world.event("get_number", Json.object().put("id", "+17755550111")));

    List<String> lines = KeptLog.lines();

    assertThat(lines).hasSizeGreaterThan(3).allMatch(line -> Json.read(line).isPresent());
    assertThat(lines).noneMatch(line -> KEY.matcher(line).find());
    assertThat(lines).noneMatch(line -> NUMBER.matcher(line).find());
    assertThat(Running.shared().logged())
        .map(JsonNode::toString)
        .noneMatch(line -> KEY.matcher(line).find() || NUMBER.matcher(line).find());
  }

  private static JsonNode line(Response answer) {
    return Json.read(KeptLog.line(answer.header("x-request-id"))).orElseThrow();
  }
}
