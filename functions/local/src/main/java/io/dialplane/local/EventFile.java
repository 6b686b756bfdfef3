package io.dialplane.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.HttpRoute;
import io.dialplane.http.Json;
import io.dialplane.http.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A file of `events/` and the status it is answered with where [Seed] has sown. Whoever plays
/// them, in this process, under the runtime interface client or in SAM's containers, expects the
/// same.
public record EventFile(String name, int status) {
  static final Path FOLDER = Path.of("events");

  private static final String OPERATORS = "keys-";

  /// Those of callers, in an order that tells one story.
  static List<EventFile> story() {
    return Stream.concat(buying().stream(), owning().stream()).toList();
  }

  private static List<EventFile> buying() {
    return List.of(
        new EventFile("ping", 200),
        new EventFile("search", 200),
        new EventFile("get-available", 200),
        new EventFile("get-available-gone-97", 404),
        new EventFile("list-carriers", 200),
        new EventFile("get-wallet", 200),
        new EventFile("top-up", 201),
        new EventFile("list-entries", 200),
        new EventFile("reserve", 201),
        new EventFile("reserve-refused-96", 409),
        new EventFile("list-reservations", 200),
        new EventFile("extend-reservation", 404),
        new EventFile("cancel-reservation", 404),
        new EventFile("purchase", 201),
        new EventFile("purchase-taken-90", 409),
        new EventFile("purchase-carrier-lacks-funds-91", 503),
        new EventFile("purchase-answer-lost-92", 202),
        new EventFile("purchase-never-applied-93", 202),
        new EventFile("purchase-applied-late-94", 202),
        new EventFile("purchase-price-changed-95", 409),
        new EventFile("list-purchases", 200),
        new EventFile("get-purchase", 404),
        new EventFile("direct-purchase", 201),
        new EventFile("eventbridge-purchase", 201),
        new EventFile("eventbridge-top-up", 201),
        new EventFile("import", 201));
  }

  private static List<EventFile> owning() {
    return List.of(
        new EventFile("list-agents", 200),
        new EventFile("create-agent", 201),
        new EventFile("get-agent", 404),
        new EventFile("update-agent", 404),
        new EventFile("publish-agent", 404),
        new EventFile("delete-agent", 404),
        new EventFile("assign", 404),
        new EventFile("unassign", 200),
        new EventFile("update-number", 200),
        new EventFile("get-number", 200),
        new EventFile("list-numbers", 200),
        new EventFile("release", 204),
        new EventFile("release-keep-at-carrier", 204),
        new EventFile("list-events", 200),
        // Where CARRIERS names no Twilio; and signatures cannot be kept in files.
        new EventFile("inbound-call", 404),
        new EventFile("call-status", 404),
        new EventFile("fallback", 405));
  }

  /// Those of operators: each succeeds, save the one that revokes a key that does not exist.
  static List<EventFile> operators() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .filter(name -> name.startsWith(OPERATORS))
          .sorted()
          .map(name -> new EventFile(name, name.equals("keys-revoke-key") ? 404 : 200))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Callers' story, then what operators may ask.
  public static List<EventFile> all() {
    return Stream.concat(story().stream(), operators().stream()).toList();
  }

  public static EventFile named(String name) {
    return all().stream().filter(file -> file.name().equals(name)).findFirst().orElseThrow();
  }

  public JsonNode event() {
    try {
      return Json.read(Files.readString(FOLDER.resolve(name + ".json"))).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The function that the file is for: the route's, or the operation's; a ping is for any.
  public String function() {
    if (name.startsWith(OPERATORS)) {
      return "KeysFunction";
    }
    JsonNode event = event();
    String routeKey = event.path("routeKey").asText();
    if (routeKey.equals("$default")) {
      return "FallbackFunction";
    }
    String direct = event.path("operation").asText();
    String operation = event.path("detail").path("operation").asText(direct);
    return Routes.load().all().stream()
        .filter(route -> route.key().equals(routeKey) || route.operation().equals(operation))
        .findFirst()
        .map(HttpRoute::function)
        .orElse("PurchaseFunction");
  }

  /// The status in an answer: API Gateway's, an event's own, or an operator's, whose successes have
  /// none.
  public static int statusOf(JsonNode answer) {
    return answer.has("statusCode")
        ? answer.path("statusCode").asInt()
        : answer.path("status").asInt(200);
  }

  /// Prints the callers' files as `sam-smoke` takes them; it knows API Gateway's answers only.
  public static void main(String[] arguments) {
    story().stream()
        .filter(file -> file.event().has("routeKey"))
        .forEach(
            file ->
                System.out.printf(
                    "%s=%s/%s.json@%d%n", file.function(), FOLDER, file.name(), file.status()));
  }
}
