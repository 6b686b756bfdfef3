package io.dialplane.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The routes, as `template.yaml` has them: the one list that API Gateway, the functions and the
/// local runner share.
///
/// The template keeps each route on one line, so that a function's cold start looks for those and
/// needs no YAML library; a test holds this reading equal to a real YAML parser's.
public final class Routes {
  static final String DEFAULT = "$default";

  private static final String MARK = "Type: HttpApi,";
  private static final String NUMBERS = "/api/v1/numbers/";
  private static @Nullable Routes loaded;

  private final List<HttpRoute> all;
  private final Map<String, HttpRoute> byKey = new HashMap<>();

  Routes(List<HttpRoute> routes) {
    this.all = List.copyOf(routes);
    routes.forEach(route -> byKey.put(route.key(), route));
  }

  /// The routes of the template on the class path.
  public static synchronized Routes load() {
    if (loaded == null) {
      try (InputStream in = Routes.class.getResourceAsStream("/template.yaml")) {
        if (in == null) {
          throw new IllegalStateException("template.yaml is not on the class path");
        }
        loaded = new Routes(scan(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return loaded;
  }

  private static List<HttpRoute> scan(String template) {
    List<HttpRoute> routes = new ArrayList<>();
    for (int at = template.indexOf(MARK); at >= 0; at = template.indexOf(MARK, at + 1)) {
      int start = template.lastIndexOf('\n', at) + 1;
      String line = template.substring(start, template.indexOf('\n', at)).strip();
      String event = line.substring(0, line.indexOf(':'));
      routes.add(
          new HttpRoute(
              value(line, "Method: "),
              value(line, "Path: "),
              function(template, start),
              snake(event)));
    }
    return routes;
  }

  /// The resource that a line belongs to: the last name before it that is indented by two.
  private static String function(String template, int line) {
    int at = template.lastIndexOf("\n  ", line - 2);
    while (template.charAt(at + 3) == ' ') {
      at = template.lastIndexOf("\n  ", at - 1);
    }
    return template.substring(at + 3, template.indexOf(':', at));
  }

  private static String value(String line, String name) {
    int from = line.indexOf(name) + name.length();
    int to = from;
    while (to < line.length() && (",} ".indexOf(line.charAt(to)) < 0 || inBraces(line, from, to))) {
      to++;
    }
    return line.substring(from, to).replace("\"", "");
  }

  /// A `{id}` inside a quoted path ends no value.
  private static boolean inBraces(String line, int from, int to) {
    return line.charAt(from) == '"' && line.indexOf('"', from + 1) >= to;
  }

  private static String snake(String pascal) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < pascal.length(); i++) {
      char c = pascal.charAt(i);
      if (Character.isUpperCase(c) && !snake.isEmpty()) {
        snake.append('_');
      }
      snake.append(Character.toLowerCase(c));
    }
    return snake.toString();
  }

  public List<HttpRoute> all() {
    return all;
  }

  /// The route that API Gateway chose.
  public Optional<HttpRoute> byKey(String routeKey) {
    return Optional.ofNullable(byKey.get(routeKey));
  }

  /// A route and the parameters in a path, not decoded yet.
  public record Match(HttpRoute route, Map<String, String> parameters) {}

  /// The route for a request as API Gateway chooses it: fixed segments before parameters, then the
  /// default route.
  public Optional<Match> find(String method, String path) {
    return all.stream()
        .filter(route -> route.method().equals(method))
        .flatMap(route -> match(route, path).stream())
        .min((a, b) -> Integer.compare(a.parameters().size(), b.parameters().size()))
        .or(
            () ->
                all.stream()
                    .filter(HttpRoute::isDefault)
                    .map(r -> new Match(r, Map.of()))
                    .findFirst());
  }

  /// The methods that a path takes; empty where no route has it.
  public SequencedSet<String> allowed(String path) {
    List<Match> matches = all.stream().flatMap(route -> match(route, path).stream()).toList();
    return matches.stream()
        .filter(match -> !match.route().isDefault() && !isWordForId(match.route(), path))
        .map(match -> match.route().method())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// `search`, `reserve` and the other words that stand beside `/numbers/{id}` are never ids.
  boolean isWordForId(HttpRoute route, String path) {
    if (!route.path().startsWith(NUMBERS + "{id}")) {
      return false;
    }
    String segment = path.substring(NUMBERS.length()).split("/", 2)[0];
    return isWord(segment);
  }

  boolean isWord(String segment) {
    return !segment.startsWith("{")
        && all.stream()
            .map(HttpRoute::path)
            .anyMatch(
                path -> path.equals(NUMBERS + segment) || path.startsWith(NUMBERS + segment + "/"));
  }

  private static Optional<Match> match(HttpRoute route, String path) {
    String[] wanted = route.path().split("/", -1);
    String[] given = path.split("/", -1);
    if (wanted.length != given.length) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].startsWith("{") && !given[i].isEmpty()) {
        parameters.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
      } else if (!wanted[i].equals(given[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(new Match(route, parameters));
  }
}
