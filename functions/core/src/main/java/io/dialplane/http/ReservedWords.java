package io.dialplane.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.SequencedSet;

/// Refuses `/numbers/{id}` where the id is a word that has a path of its own: API Gateway leads
/// `GET /numbers/purchase` to the route with the parameter, and a caller who mistyped a method
/// should hear so.
final class ReservedWords {

  private ReservedWords() {}

  static Optional<Answer> refusal(String method, ObjectNode path, String routeKey) {
    String id = path.path("id").asText();
    Routes routes = Routes.load();
    String template = routeKey.substring(routeKey.indexOf(' ') + 1);
    String asked = template.replace("{id}", id);
    boolean word =
        routes.byKey(routeKey).filter(route -> routes.isWordForId(route, asked)).isPresent();
    if (!word) {
      return Optional.empty();
    }
    SequencedSet<String> allowed = routes.allowed(asked);
    return Optional.of(
        allowed.isEmpty() || allowed.contains(method)
            ? Problems.noSuchPath()
            : Problems.methodNotAllowed(allowed));
  }
}
