package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every list, seven rows long; the ledger has its top-up as well.
class PagingTest {
  private static final int ROWS = 7;

  private static final Deployment DEPLOYMENT = Deployment.start();
  private static final World WORLD = DEPLOYMENT.newOrganization();
  private static String agent = "";

  /// A list, and another filter of it or another list.
  record Listed(String path, String other) {}

  static Stream<Listed> lists() {
    return Stream.of(
        new Listed("/numbers?", "/numbers?status=assigned&"),
        new Listed("/numbers?status=assigned&", "/numbers?status=available&"),
        new Listed("/numbers?agentId=" + agent + "&", "/numbers?agentId=other&"),
        new Listed("/numbers?status=assigned&agentId=" + agent + "&", "/numbers?status=assigned&"),
        new Listed("/numbers/purchases?", "/numbers/purchases?status=completed&"),
        new Listed("/numbers/purchases?status=completed&", "/numbers/purchases?status=failed&"),
        new Listed("/numbers/reserve?", "/agents?"),
        new Listed("/billing/wallet/entries?", "/agents?"),
        new Listed("/agents?", "/billing/wallet/entries?"));
  }

  @BeforeAll
  static void fill_every_list() {
    for (int made = 0; made < ROWS; made++) {
      DEPLOYMENT.clock().advance(Duration.ofSeconds(1));
      agent = WORLD.agent();
    }
    WORLD.funded("100");
    for (int line = 10; line < 10 + ROWS; line++) {
      DEPLOYMENT.clock().advance(Duration.ofSeconds(1));
      WORLD.post(
          "/numbers/purchase",
          "{\"e164\":\"+140155501%d\",\"agentId\":\"%s\"}".formatted(line, agent));
      WORLD.reserve("+140155501" + (line + ROWS));
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void shows_every_row_once_whatever_the_limits_of_its_pages(Listed list) {
    List<String> whole = ids(WORLD.get(list.path() + "limit=100"));

    assertThat(whole).hasSizeBetween(ROWS, ROWS + 1).doesNotHaveDuplicates();
    assertThat(paged(list, 1, 1)).isEqualTo(whole);
    assertThat(paged(list, 3, 2)).isEqualTo(whole);
    assertThat(paged(list, ROWS, 100)).isEqualTo(whole);
    assertThat(ids(WORLD.get(list.path()))).isEqualTo(whole);
  }

  private static List<String> paged(Listed list, int first, int then) {
    List<String> seen = new ArrayList<>();
    Response page = WORLD.get(list.path() + "limit=" + first);
    assertThat(page.data()).hasSize(first);
    seen.addAll(ids(page));
    while (!page.body().path("nextCursor").isNull()) {
      String cursor = page.body().path("nextCursor").asText();
      page = WORLD.get(list.path() + "limit=" + then + "&cursor=" + cursor);
      assertThat(page.data().size()).isBetween(1, then);
      seen.addAll(ids(page));
    }
    return seen;
  }

  @ParameterizedTest
  @MethodSource("lists")
  void refuses_a_cursor_that_was_altered(Listed list) {
    String cursor = cursor(list);
    String middle =
        cursor.substring(0, 30) + (cursor.charAt(30) == 'A' ? 'B' : 'A') + cursor.substring(31);

    for (String altered :
        List.of(
            cursor + "A", cursor + "=", cursor.substring(1), middle, "x", "x".repeat(600), "%20")) {
      refused(WORLD, list.path() + "cursor=" + altered);
    }
    refused(WORLD, list.path() + "cursor=" + cursor + "&cursor=" + cursor);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void refuses_a_cursor_of_another_organisation_world_or_filter(Listed list) {
    String cursor = cursor(list);

    refused(DEPLOYMENT.newOrganization(), list.path() + "cursor=" + cursor);
    refused(WORLD.live(), list.path() + "cursor=" + cursor);
    refused(WORLD, list.other() + "cursor=" + cursor);
    assertThat(WORLD.get(list.path() + "cursor=" + cursor).status()).isEqualTo(200);
  }

  @Test
  void the_newest_comes_first() {
    assertThat(times("/agents", "createdAt")).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(times("/numbers/purchases", "createdAt"))
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(times("/billing/wallet/entries", "id"))
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void a_cursor_works_for_events_as_it_does_for_http() {
    String cursor = WORLD.get("/agents?limit=2").body().path("nextCursor").asText();
    JsonNode page =
        DEPLOYMENT.invoke(
            "AgentsFunction",
            WORLD.event(
                "list_agents",
                io.dialplane.http.Json.object().put("limit", 2).put("cursor", cursor)));

    assertThat(page.path("data")).hasSize(2);
    assertThat(page.path("nextCursor").isTextual()).isTrue();
  }

  private static List<String> times(String list, String field) {
    return WORLD.get(list).data().valueStream().map(row -> row.path(field).asText()).toList();
  }

  private static String cursor(Listed list) {
    return WORLD.get(list.path() + "limit=2").body().path("nextCursor").asText();
  }

  private static void refused(World asking, String target) {
    Response refused = asking.get(target);
    assertThat(refused.status()).as(target).isEqualTo(400);
    assertThat(refused.badFields()).as(target).containsExactly("cursor");
  }

  private static List<String> ids(Response page) {
    return page.data().valueStream().map(row -> row.path("id").asText()).toList();
  }
}
