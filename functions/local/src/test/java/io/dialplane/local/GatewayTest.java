package io.dialplane.local;

import static io.dialplane.local.Running.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the runner's HTTP server does before and after a function, as API Gateway does it.
class GatewayTest {
  private static final int GATEWAYS_LARGEST_BODY = 10 * 1024 * 1024;

  private final Running running = Running.shared();

  @Test
  void refuses_a_head_of_more_than_10240_bytes_by_itself() {
    HttpResponse<String> refused =
        running.send("GET", "/api/v1/agents", null, Map.of("x-long", "x".repeat(10_240)));

    assertThat(refused.statusCode()).isEqualTo(431);
    assertThat(json(refused).properties()).hasSize(1);
    assertThat(json(refused).has("message")).isTrue();
    assertThat(
            running.send("GET", "/api/v1/agents?cursor=" + "x".repeat(10_240), null).statusCode())
        .isEqualTo(431);
  }

  @Test
  void refuses_a_body_of_more_than_10_mb_by_itself_and_leaves_the_rest_to_the_function() {
    String path = "/api/v1/agents";

    HttpResponse<String> huge = running.send("POST", path, " ".repeat(GATEWAYS_LARGEST_BODY + 1));
    HttpResponse<String> large = running.send("POST", path, " ".repeat(64 * 1024 + 1));

    assertThat(huge.statusCode()).isEqualTo(413);
    assertThat(json(huge).path("message").asText()).isEqualTo("Request Entity Too Large");
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(json(large).path("code").asText()).isEqualTo("payload_too_large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/numbers/%zz", "/api/v1/numbers/%", "/api/v1/numbers?label=%4"})
  void refuses_escapes_that_cannot_be_read(String target) throws IOException {
    String answer = raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400");
  }

  private String raw(String request) throws IOException {
    try (Socket socket = running.connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void keeps_a_plus_in_a_path_and_decodes_escapes_once() {
    HttpResponse<String> plus = running.send("GET", "/api/v1/numbers/available/+14155550120", null);
    HttpResponse<String> escaped =
        running.send("GET", "/api/v1/numbers/available/%2B14155550120", null);
    HttpResponse<String> twice =
        running.send("GET", "/api/v1/numbers/available/%252B14155550120", null);

    assertThat(plus.statusCode()).isEqualTo(200);
    assertThat(escaped.body()).isEqualTo(plus.body());
    assertThat(twice.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HEAD    | /api/v1/numbers          | 405 | GET
          OPTIONS | /api/v1/numbers/purchase | 405 | POST
          PUT     | /api/v1/agents/x         | 405 | DELETE, GET, PATCH
          PUT     | /api/v1/numbers/reserve  | 405 | GET, POST
          GET     | /nowhere                 | 404 |
          HEAD    | /                        | 404 |
          """)
  void answers_what_no_route_takes(String method, String path, int status, String allow) {
    HttpResponse<String> refused = running.send(method, path, null);

    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(refused.headers().firstValue("allow").orElse(""))
        .isEqualTo(allow == null ? "" : allow);
    assertThat(refused.headers().firstValue("x-request-id")).isPresent();
    assertThat(refused.body().isEmpty()).isEqualTo(method.equals("HEAD"));
  }

  @Test
  void hands_on_bytes_that_are_no_text() throws IOException {
    byte[] head =
        ("POST /api/v1/agents HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Api-Key: "
                + running.runner().demoKey()
                + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);

    try (Socket socket = running.connect()) {
      socket.getOutputStream().write(head);
      socket.getOutputStream().write(new byte[] {(byte) 0xff, (byte) 0xfe});
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 400").contains("malformed_json");
    }
  }

  @Test
  void answers_others_while_one_request_is_still_coming_in() throws IOException {
    try (Socket slow = running.connect()) {
      OutputStream out = slow.getOutputStream();
      out.write(
          "POST /api/v1/agents HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{"
              .getBytes(StandardCharsets.ISO_8859_1));
      out.flush();

      assertThat(running.send("GET", "/api/v1/agents", null).statusCode()).isEqualTo(200);

      out.write('}');
      assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 401");
    }
  }
}
