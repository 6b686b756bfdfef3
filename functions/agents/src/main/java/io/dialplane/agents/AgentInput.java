package io.dialplane.agents;

import io.dialplane.domain.Route;
import io.dialplane.http.Part;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what callers say of agents.
final class AgentInput {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_URL = 2_000;
  private static final int LONGEST_SENTENCE = 2_000;
  private static final int LONGEST_PROMPT = 20_000;
  private static final Set<String> TYPES = Set.of("sip", "stream", "forward", "webhook", "managed");

  private AgentInput() {}

  static @Nullable String name(Part body, boolean required) {
    return required ? body.text("name", LONGEST_NAME) : body.optionalText("name", LONGEST_NAME);
  }

  /// The route; null where none was sent or it is wrong, which has been noted then.
  static @Nullable Route route(Part body, boolean required) {
    Optional<Part> route = body.object("route", required);
    return route.isEmpty() ? null : route(route.get());
  }

  private static @Nullable Route route(Part route) {
    Optional<String> type =
        route.required(
            "type",
            text -> Optional.of(text).filter(TYPES::contains),
            "sip, stream, forward, webhook or managed.");
    if (type.isEmpty()) {
      route.passOver();
      return null;
    }
    return switch (type.get()) {
      case "sip" -> new Route.Sip(address(route, "uri", Set.of("sip", "sips")));
      case "stream" -> new Route.Stream(address(route, "url", Set.of("wss")));
      case "forward" -> new Route.Forward(route.e164("e164"));
      case "webhook" ->
          new Route.Webhook(
              address(route, "url", Set.of("https")),
              route.optionalText("firstMessage", LONGEST_SENTENCE));
      default ->
          new Route.Managed(
              route.text("systemPrompt", LONGEST_PROMPT),
              route.optionalText("firstMessage", LONGEST_SENTENCE),
              route.optionalText("voice", LONGEST_NAME));
    };
  }

  private static String address(Part route, String name, Set<String> schemes) {
    String words = String.join(" or ", schemes.stream().sorted().toList());
    String text = route.text(name, LONGEST_URL);
    if (!text.isEmpty() && !isAddress(text, schemes)) {
      route.refuse(name, "Must be an address that begins with " + words + ": and names a host.");
    }
    return text;
  }

  private static boolean isAddress(String text, Set<String> schemes) {
    try {
      URI uri = URI.create(text);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      // A SIP address has no slashes: what follows its scheme is user and host.
      boolean named =
          uri.isOpaque() ? !uri.getSchemeSpecificPart().isBlank() : uri.getHost() != null;
      return schemes.contains(scheme) && named && (uri.isOpaque() == scheme.startsWith("sip"));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
