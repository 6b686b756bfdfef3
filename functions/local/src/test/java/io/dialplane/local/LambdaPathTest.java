package io.dialplane.local;

import static io.dialplane.local.Running.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lambda's own invoke path, as `aws lambda invoke --endpoint-url` uses it.
class LambdaPathTest {
  private static final String PREFIX = "/2015-03-31/functions/";
  private static final String PING = "{\"operation\":\"ping\"}";

  private final Running running = Running.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KeysFunction",
        "KeysFunction:live",
        "arn:aws:lambda:us-east-1:000000000000:function:KeysFunction",
        "arn:aws:lambda:us-east-1:000000000000:function:KeysFunction:live",
        "000000000000:function:KeysFunction"
      })
  void invokes_a_function_by_any_of_its_names(String name) {
    HttpResponse<String> answer = running.invoke(name, "{\"action\":\"list_organizations\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("organizations")).isNotEmpty();
    assertThat(answer.headers().firstValue("x-amz-function-error")).isEmpty();
  }

  @Test
  void a_bad_event_is_an_answer_and_no_error_of_the_function() {
    HttpResponse<String> answer = running.invoke("KeysFunction", "{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("code").asText()).isEqualTo("validation_error");
    assertThat(answer.headers().firstValue("x-amz-function-error")).isEmpty();
    assertThat(json(running.invoke("WalletFunction", "")).path("status").asInt()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NobodysFunction", "arn:aws:lambda", "arn:", "function", ":function:", "%20"})
  void does_not_know_other_functions(String name) {
    HttpResponse<String> unknown = running.invoke(name, PING);

    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.headers().firstValue("x-amzn-errortype"))
        .contains("ResourceNotFoundException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "invocations", "KeysFunction", "KeysFunction/", "a/b/invocations"})
  void has_no_other_path(String path) {
    assertThat(running.send("POST", PREFIX + path, PING, Map.of()).statusCode()).isEqualTo(404);
    assertThat(
            running.send("GET", PREFIX + "KeysFunction/invocations", null, Map.of()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void takes_an_event_without_waiting_for_its_answer() {
    HttpResponse<String> taken = as("Event", PING);

    assertThat(taken.statusCode()).isEqualTo(202);
    assertThat(taken.body()).isEmpty();
    assertThat(as("DryRun", PING).statusCode()).isEqualTo(204);
    assertThat(as("Later", PING).statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> as(String type, String payload) {
    return running.send(
        "POST",
        PREFIX + "KeysFunction/invocations",
        payload,
        Map.of("X-Amz-Invocation-Type", type));
  }

  @Test
  void refuses_a_payload_that_is_no_json_or_too_large() {
    assertThat(running.invoke("KeysFunction", "{").statusCode()).isEqualTo(400);
    assertThat(running.invoke("KeysFunction", " ".repeat(6 * 1024 * 1024 + 1)).statusCode())
        .isEqualTo(413);
  }

  @Test
  void reports_a_function_that_throws_as_lambda_does() {
    HttpResponse<String> thrown =
        running.invoke(
            "PurchaseFunction",
            "{\"detail-type\":\"Dialplane Operation\",\"id\":\"e\",\"detail\":{\"operation\":"
                + "\"purchase\",\"organizationId\":\""
                + running.runner().demoKey().split("_", -1)[2]
                + "\",\"mode\":\"test\",\"input\":{\"e164\":\"+14155550191\"}}}");

    assertThat(thrown.statusCode()).isEqualTo(200);
    assertThat(thrown.headers().firstValue("x-amz-function-error")).contains("Unhandled");
    assertThat(json(thrown).path("errorMessage").asText()).contains("503");
  }
}
