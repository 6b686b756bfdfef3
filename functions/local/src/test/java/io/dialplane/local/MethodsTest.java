package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.Template;
import io.dialplane.testkit.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Paths and methods that no route takes.
class MethodsTest {
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND");

  private static final Deployment DEPLOYMENT = Deployment.start();
  private static final World WORLD = DEPLOYMENT.newOrganization();

  static Stream<String> every_path() {
    return Template.load().routes().stream()
        .map(Template.Route::path)
        .filter(path -> path.startsWith("/"))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("every_path")
  void a_path_names_the_methods_that_it_takes(String path) {
    Set<String> allowed =
        Template.load().routes().stream()
            .filter(route -> route.path().equals(path))
            .map(Template.Route::method)
            .collect(Collectors.toCollection(TreeSet::new));
    String target = path.replace("{id}", "0000").replace("{e164}", "+16175550100");

    for (String method : METHODS) {
      if (!allowed.contains(method)) {
        Response refused = DEPLOYMENT.http(method, target, null, Map.of());

        assertThat(refused.status()).as(method).isEqualTo(405);
        assertThat(refused.code()).isEqualTo("method_not_allowed");
        assertThat(refused.header("Allow")).isEqualTo(String.join(", ", allowed));
        assertThat(refused.header("x-request-id")).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api",
        "/api/v1",
        "/api/v2/numbers",
        "/api/v1/number",
        "/api/v1/numbers/",
        "/api/v1//numbers",
        "/API/V1/NUMBERS",
        "/api/v1/numbers/x/assign/y",
        "/api/v1/numbers/available/",
        "/api/v1/agents/x/unpublish",
        "/api/v1/organizations",
        "/api/v1/keys",
        "/favicon.ico",
        "/%2e%2e/x"
      })
  void a_path_that_nobody_has_is_not_found_whatever_the_method(String path) {
    for (String method : METHODS) {
      Response refused = DEPLOYMENT.http(method, path, null, Map.of());

      assertThat(refused.status()).as(method).isEqualTo(404);
      assertThat(refused.code()).isEqualTo("not_found");
      assertThat(refused.body().path("instance").asText())
          .isEqualTo(refused.header("x-request-id"))
          .isNotEmpty();
    }
  }

  @Test
  void is_told_before_anything_of_the_caller_is_looked_at() {
    DEPLOYMENT.meter().reset();

    assertThat(WORLD.call("PUT", "/agents", "{", Map.of()).status()).isEqualTo(405);
    assertThat(WORLD.as("junk").get("/nowhere").status()).isEqualTo(404);
    assertThat(DEPLOYMENT.meter().calls()).isEmpty();
  }
}
