package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.testkit.Access;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  private static final Deployment DEPLOYMENT = Deployment.start();
  private static final World WORLD = DEPLOYMENT.newOrganization();
  private static final List<String> PATHS =
      List.of(
          "GET /numbers/{id}",
          "PATCH /numbers/{id}",
          "DELETE /numbers/{id}",
          "POST /numbers/{id}/assign",
          "DELETE /numbers/{id}/assign",
          "POST /numbers/reserve/{id}/extend",
          "DELETE /numbers/reserve/{id}",
          "GET /numbers/purchases/{id}",
          "GET /agents/{id}",
          "PATCH /agents/{id}",
          "DELETE /agents/{id}",
          "POST /agents/{id}/publish");
  private static final List<String> IMPOSSIBLE =
      List.of(
          "x",
          " ",
          "+1",
          "x".repeat(1_025),
          "\u00e9".repeat(600),
          "x".repeat(3_000),
          "\u0000",
          "\ud83d\ude00",
          "a/b",
          "..",
          "ffffffff-ffff-8fff-bfff-ffffffffffff",
          "0000d2ef-2365-809e-86da-398ebe6d1172".toUpperCase(java.util.Locale.ROOT));

  @BeforeAll
  static void buy_a_number() {
    WORLD.funded("10");
    WORLD.purchase("+16035550110");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+16035550110",
        "%2B16035550110",
        "%2b1%20(603)%20555-0110",
        "16035550110",
        "6035550110",
        "603-555-0110",
        "603.555.0110",
        "(603)%20555-0110"
      })
  void a_number_is_also_named_by_its_e164_in_any_usual_spelling(String name) {
    Response found = WORLD.get("/numbers/" + name);

    assertThat(found.status()).isEqualTo(200);
    assertThat(found.data().path("e164").asText()).isEqualTo("+16035550110");
    assertThat(WORLD.patch("/numbers/" + name, "{}").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1 (603) 555-0120",
        "16035550120",
        "603-555-0120",
        "603.555.0120",
        "+16035550120"
      })
  void numbers_come_in_in_any_usual_spelling_and_go_out_as_e164(String spelling) {
    Response held = WORLD.reserve(spelling);

    assertThat(held.status()).isIn(200, 201);
    assertThat(held.data().path("e164").asText()).isEqualTo("+16035550120");
    assertThat(WORLD.get("/numbers/available/" + spelling.replace(" ", "%20")).status())
        .isEqualTo(200);
  }

  @Test
  void a_numbers_own_id_names_it_and_another_numbers_or_a_holds_does_not() {
    String id = WORLD.get("/numbers/+16035550110").data().path("id").asText();
    String hold = WORLD.reserve("+16035550121").data().path("id").asText();

    assertThat(WORLD.get("/numbers/" + id).status()).isEqualTo(200);
    assertThat(WORLD.get("/numbers/" + hold).status()).isEqualTo(404);
    assertThat(WORLD.delete("/numbers/reserve/" + id).status()).isEqualTo(404);
    assertThat(WORLD.delete("/numbers/reserve/+16035550121").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @MethodSource("paths")
  void what_can_be_no_id_is_unknown_and_never_looked_up(String route) {
    String[] parts = route.split(" ", -1);
    boolean agents = parts[1].startsWith("/agents");
    for (String id : IMPOSSIBLE) {
      DEPLOYMENT.meter().reset();
      String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");

      Response unknown = call(parts[0], parts[1].replace("{id}", encoded));

      assertThat(unknown.status()).as(route + " " + encoded).isEqualTo(404);
      assertThat(unknown.code()).isEqualTo(agents ? "agent_not_found" : "not_found");
      if (encoded.length() > 1_000) {
        assertThat(DEPLOYMENT.meter().accesses())
            .extracting(Access::table)
            .doesNotContain("NumbersTable", "RequestsTable");
      }
    }
  }

  static Stream<String> paths() {
    return PATHS.stream();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    /numbers/purchase             | 405 | POST
          PATCH  /numbers/purchase             | 405 | POST
          DELETE /numbers/purchases            | 405 | GET
          GET    /numbers/import               | 405 | POST
          DELETE /numbers/search               | 405 | GET
          PATCH  /numbers/reserve              | 405 | GET, POST
          GET    /numbers/available            | 404 |
          DELETE /numbers/available            | 404 |
          GET    /numbers/%70urchase           | 405 | POST
          POST   /numbers/purchase/assign      | 404 |
          DELETE /numbers/search/assign        | 404 |
          DELETE /numbers/import/assign        | 404 |
          POST   /numbers/search               | 405 | GET
          PUT    /numbers/purchase             | 405 | POST
          HEAD   /numbers/purchase             | 405 | POST
          """)
  void a_word_with_a_path_of_its_own_is_never_an_id(String route, int status, String allow) {
    String[] parts = route.split(" +", -1);

    Response refused = call(parts[0], parts[1]);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.code()).isEqualTo(status == 405 ? "method_not_allowed" : "not_found");
    assertThat(refused.header("Allow")).isEqualTo(allow == null ? "" : allow);
  }

  private static Response call(String method, String path) {
    boolean body = method.equals("POST") || method.equals("PATCH");
    String json = path.endsWith("/assign") && body ? "{\"agentId\":\"x\"}" : "{}";
    return WORLD.call(method, path, body ? json : null, Map.of());
  }
}
