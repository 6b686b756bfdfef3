package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {
  private final Deployment deployment = Deployment.start();
  private final World world = deployment.newOrganization();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          areaCode=813                                  | e164               | \\+1813.*
          locality=tampa                                | locality           | Tampa
          administrativeArea=fl                         | region             | FL
          numberType=toll_free                          | numberType         | toll_free
          contains=5501                                 | e164               | .*5501.*
          startsWith=813555                             | e164               | \\+1813555.*
          endsWith=0142                                 | e164               | .*0142
          endsWith=01ad                                 | e164               | .*0123
          country=US                                    | country            | US
          locality=Portland&administrativeArea=ME       | region             | ME
          areaCode=813&numberType=local&features=fax    | e164               | \\+1813.*
          """)
  void a_strict_search_matches_every_filter(String query, String field, String pattern) {
    Response found = world.get("/numbers/search?bestEffort=false&" + query);

    assertThat(found.data())
        .isNotEmpty()
        .allMatch(row -> row.path(field).asText().matches(pattern));
    assertThat(found.data()).noneMatch(row -> row.path("bestEffort").asBoolean());
    assertThat(found.body().path("message").isNull()).isTrue();
  }

  @Test
  void a_strict_search_that_nothing_matches_is_empty_and_no_error() {
    for (String query :
        List.of("country=GB", "numberType=mobile", "areaCode=999", "locality=Rome")) {
      Response found = world.get("/numbers/search?bestEffort=false&" + query);

      assertThat(found.status()).isEqualTo(200);
      assertThat(found.data()).isEmpty();
    }
  }

  @Test
  void a_wider_search_keeps_the_country_the_kind_and_the_features() {
    Response found =
        world.get("/numbers/search?areaCode=999&numberType=toll_free&features=fax&limit=3");

    assertThat(found.data()).hasSize(3);
    assertThat(found.data())
        .allMatch(row -> row.path("numberType").asText().equals("toll_free"))
        .allMatch(row -> row.path("bestEffort").asBoolean());
    assertThat(found.body().path("message").asText()).contains("US");
    assertThat(world.get("/numbers/search?country=GB").data()).isEmpty();
  }

  @Test
  void widens_to_the_city_before_its_neighbours_and_to_these_before_the_state() {
    JsonNode found = world.get("/numbers/search?areaCode=305&endsWith=0157&limit=8").data();

    List<String> codes =
        found.valueStream().map(row -> row.path("e164").asText().substring(2, 5)).toList();
    assertThat(codes.subList(0, 4)).containsExactly("305", "786", "954", "407");
    assertThat(codes.subList(4, 8)).doesNotContain("305", "786", "954", "407");
  }

  @Test
  void is_not_starved_by_numbers_that_others_hold() {
    World other = deployment.newOrganization();
    for (int line = 0; line < 12; line++) {
      assertThat(other.reserve("+190455501%02d".formatted(line)).status()).isEqualTo(201);
    }

    JsonNode strict = world.get("/numbers/search?areaCode=904&bestEffort=false&limit=1").data();
    Response lenient = world.get("/numbers/search?areaCode=904&limit=1");

    assertThat(strict.path(0).path("e164").asText()).isEqualTo("+19045550112");
    assertThat(lenient.data().path(0).path("e164").asText()).isEqualTo("+19045550112");
    assertThat(lenient.body().path("message").isNull()).isTrue();
  }

  @Test
  void never_finds_a_taken_number_again_while_it_widens() {
    deployment.newOrganization().reserve("+18135550163");

    Response found = world.get("/numbers/search?areaCode=813&endsWith=0163&limit=1");

    assertThat(found.data()).hasSize(1);
    assertThat(found.data().path(0).path("e164").asText()).isNotEqualTo("+18135550163");
    assertThat(found.data().path(0).path("bestEffort").asBoolean()).isTrue();
    assertThat(found.body().path("message").asText()).contains("407");
  }

  @Test
  void leaves_out_ones_own_numbers_too() {
    world.funded("5");
    world.reserve("+18135550100");
    world.purchase("+18135550101");

    Set<String> found =
        world
            .get("/numbers/search?areaCode=813&bestEffort=false&limit=50")
            .data()
            .valueStream()
            .map(row -> row.path("e164").asText())
            .collect(Collectors.toSet());

    assertThat(found).hasSize(50).doesNotContain("+18135550100", "+18135550101");
    assertThat(
            world
                .live()
                .get("/numbers/search?areaCode=813&limit=1")
                .data()
                .path(0)
                .path("e164")
                .asText())
        .isEqualTo("+18135550102");
  }

  @Test
  void spells_letters_where_they_were_asked_for() {
    assertThat(vanity("endsWith=01ad")).isEqualTo("813-555-01AD");
    assertThat(vanity("startsWith=813jkl")).isEqualTo("813-JKL-0100");
    assertThat(vanity("contains=l01")).isEqualTo("813-55L-0100");
    assertThat(vanity("contains=555")).isEqualTo("null");
  }

  private String vanity(String pattern) {
    return world
        .get("/numbers/search?areaCode=813&limit=1&" + pattern)
        .data()
        .path(0)
        .path("vanityFormat")
        .asText();
  }
}
