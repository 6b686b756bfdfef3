package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.http.Routes;
import io.dialplane.testkit.Template;
import org.junit.jupiter.api.Test;

class RoutesTest {

  @Test
  void are_scanned_as_a_yaml_parser_reads_them() {
    assertThat(Routes.load().all())
        .extracting(route -> route.method() + route.path() + route.function())
        .containsExactlyInAnyOrderElementsOf(
            Template.load().routes().stream()
                .map(route -> route.method() + route.path() + route.function())
                .toList());
  }

  @Test
  void prefer_a_fixed_segment_to_a_parameter_and_fall_back_to_the_default() {
    assertThat(operation("GET", "/api/v1/numbers/search")).isEqualTo("search");
    assertThat(operation("GET", "/api/v1/numbers/abc")).isEqualTo("get_number");
    assertThat(operation("PUT", "/api/v1/numbers/abc")).isEqualTo("fallback");
    assertThat(operation("GET", "/nowhere")).isEqualTo("fallback");
  }

  @Test
  void know_the_methods_of_a_path_and_that_words_are_no_ids() {
    assertThat(Routes.load().allowed("/api/v1/numbers/abc"))
        .containsExactly("DELETE", "GET", "PATCH");
    assertThat(Routes.load().allowed("/api/v1/numbers/purchase")).containsExactly("POST");
    assertThat(Routes.load().allowed("/api/v1/numbers/available")).isEmpty();
  }

  private static String operation(String method, String path) {
    return Routes.load().find(method, path).orElseThrow().route().operation();
  }
}
