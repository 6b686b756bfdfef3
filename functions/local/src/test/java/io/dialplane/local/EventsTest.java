package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.domain.Change;
import io.dialplane.domain.Event;
import io.dialplane.domain.EventType;
import io.dialplane.domain.Mode;
import io.dialplane.domain.Money;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Json;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// What an organisation sees of what has happened.
class EventsTest {
  private static int line;

  private final Deployment deployment = Deployment.start();
  private final World world = deployment.newOrganization();
  private final Tenant tenant = new Tenant(world.organizationId(), Mode.TEST);

  @Test
  void shows_what_happened_newest_first() {
    world.funded("5");
    tick();
    Response bought = world.purchase(next());

    JsonNode events = world.get("/events").data();

    assertThat(types(events))
        .containsExactlyInAnyOrder(
            "number.purchased", "wallet.debited", "purchase.pending", "wallet.topped_up");
    assertThat(types(events).getLast()).isEqualTo("wallet.topped_up");
    JsonNode purchased = only(world.get("/events?type=number.purchased"));
    assertThat(purchased.properties().stream().map(Map.Entry::getKey))
        .containsExactly("id", "type", "createdAt", "subject", "data");
    assertThat(purchased.path("subject").asText()).isEqualTo(bought.data().path("id").asText());
    assertThat(purchased.path("createdAt")).isEqualTo(bought.data().path("createdAt"));
    assertThat(purchased.path("data").path("amountUsd").decimalValue()).isEqualByComparingTo("2");
    assertThat(purchased.path("data").path("version").asInt()).isEqualTo(1);
  }

  @Test
  void shows_a_key_only_what_its_scopes_cover() {
    world.funded("5");
    world.purchase(next());
    world.post("/agents/" + world.agent() + "/publish", "{}");

    assertThat(types(world.as(key("numbers:read")).get("/events").data()))
        .containsExactlyInAnyOrder("number.purchased", "purchase.pending");
    assertThat(types(world.as(key("billing:read")).get("/events").data()))
        .containsExactlyInAnyOrder("wallet.debited", "wallet.topped_up");
    assertThat(types(world.as(key("agents:read")).get("/events").data()))
        .containsExactly("agent.published");
    Response foreign = world.as(key("agents:read")).get("/events?type=wallet.debited");
    assertThat(foreign.status()).isEqualTo(200);
    assertThat(foreign.data()).isEmpty();
    assertThat(foreign.body().path("nextCursor").isNull()).isTrue();
  }

  @Test
  void shows_everything_to_whoever_iam_lets_in() {
    world.funded("5");
    world.purchase(next());

    JsonNode answer =
        deployment.invoke("EventsFunction", world.event("list_events", Json.object()));

    assertThat(answer.path("status").asInt()).isEqualTo(200);
    assertThat(answer.path("data")).isEqualTo(world.get("/events").data()).hasSize(4);
    assertThat(answer.path("nextCursor").isNull()).isTrue();
  }

  @Test
  void keeps_organisations_and_worlds_apart() {
    world.funded("5");

    assertThat(world.live().get("/events").data()).isEmpty();
    assertThat(deployment.newOrganization().get("/events").data()).isEmpty();
  }

  @Test
  void refuses_a_type_that_does_not_exist_and_a_cursor_of_another_list() {
    world.funded("1").funded("2");
    String cursor = world.get("/events?limit=1").body().path("nextCursor").asText();

    assertThat(world.get("/events?type=wallet.gone").code()).isEqualTo("validation_error");
    assertThat(world.get("/events?type=WALLET_LOW").code()).isEqualTo("validation_error");
    assertThat(world.get("/events?limit=1&type=wallet.topped_up&cursor=" + cursor).code())
        .isEqualTo("validation_error");
    assertThat(world.live().get("/events?limit=1&cursor=" + cursor).code())
        .isEqualTo("validation_error");
    assertThat(world.get("/events?limit=2&cursor=" + cursor).data()).hasSize(1);
  }

  @Test
  void pages_through_all_without_a_gap_or_a_double_whatever_is_passed_over() {
    for (int i = 0; i < 3; i++) {
      world.funded("1");
      warn(17);
      tick();
    }

    assertThat(pages(world, "/events?limit=5")).hasSize(54);
    assertThat(pages(world, "/events?limit=1&type=wallet.topped_up")).hasSize(3);
    assertThat(pages(world, "/events?limit=17&type=wallet.low")).hasSize(51);
    assertThat(pages(world.as(key("agents:read")), "/events?limit=7")).isEmpty();
  }

  @Test
  void a_page_costs_a_few_queries_however_much_is_passed_over() {
    world.post("/agents/" + world.agent() + "/publish", "{}");
    tick();
    warn(1_200);
    World reader = world.as(key("agents:read"));
    deployment.meter().reset();

    Response first = reader.get("/events?limit=1");

    assertThat(first.data()).isEmpty();
    assertThat(queries()).isEqualTo(5);
    String cursor = first.body().path("nextCursor").asText();
    Response second = reader.get("/events?limit=1&cursor=" + cursor);
    assertThat(types(second.data())).containsExactly("agent.published");
    assertThat(second.body().path("nextCursor").isNull()).isTrue();
  }

  @Test
  void shows_nothing_that_is_older_than_thirty_days() {
    world.funded("1").funded("2");
    String cursor = world.get("/events?limit=1").body().path("nextCursor").asText();
    deployment.clock().advance(Duration.ofDays(30).minusSeconds(1));
    assertThat(world.get("/events").data()).hasSize(2);

    deployment.clock().advance(Duration.ofSeconds(2));

    assertThat(world.get("/events").data()).isEmpty();
    assertThat(world.get("/events?cursor=" + cursor).data()).isEmpty();
  }

  /// Every row, each page no longer than asked and the last the only one without a cursor.
  private static List<String> pages(World reader, String target) {
    List<String> ids = new ArrayList<>();
    int limit = Integer.parseInt(target.replaceAll(".*limit=(\\d+).*", "$1"));
    String cursor = "";
    do {
      Response page = reader.get(target + cursor);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.data().size()).isLessThanOrEqualTo(limit);
      page.data().forEach(event -> ids.add(event.path("id").asText()));
      JsonNode next = page.body().path("nextCursor");
      cursor = next.isNull() ? "" : "&cursor=" + next.asText();
    } while (!cursor.isEmpty());
    assertThat(new HashSet<>(ids)).hasSize(ids.size());
    assertThat(ids).isSortedAccordingTo((a, b) -> b.compareTo(a));
    return ids;
  }

  /// Fills the outbox.
  private void warn(int times) {
    Instant now = deployment.clock().instant();
    Map<String, Object> data = Map.of("availableUsd", Money.ZERO, "dueUsd", Money.usd("1.00"));
    List<Change> events =
        IntStream.range(0, times)
            .mapToObj(i -> Event.timeOf(now) + "-%06d".formatted(i))
            .map(id -> new Event(tenant, id, EventType.WALLET_LOW, "wallet", data, now))
            .<Change>map(Change.PutEvent::new)
            .toList();
    for (int from = 0; from < times; from += 100) {
      deployment
          .wiring()
          .surroundings()
          .store()
          .commit(events.subList(from, Math.min(times, from + 100)));
    }
  }

  private void tick() {
    deployment.clock().advance(Duration.ofSeconds(1));
  }

  private long queries() {
    return deployment.meter().calls().stream()
        .filter(call -> call.request() instanceof QueryRequest)
        .count();
  }

  private String key(String scope) {
    var event = Json.object().put("organizationId", world.organizationId()).put("mode", "test");
    event.putArray("scopes").add(scope);
    return deployment.operator("issue_key", event).path("secret").asText();
  }

  private static JsonNode only(Response list) {
    assertThat(list.data()).hasSize(1);
    return list.data().path(0);
  }

  private static List<String> types(JsonNode events) {
    List<String> types = new ArrayList<>();
    events.forEach(event -> types.add(event.path("type").asText()));
    return types;
  }

  private static String next() {
    return "+150455501%02d".formatted(line++);
  }
}
