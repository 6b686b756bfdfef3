package io.dialplane.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// `template.yaml` as a YAML parser reads it. CloudFormation's tags (`!Ref` and the like) stay as
/// their plain text.
public record Template(Map<String, Object> root) {

  /// The template on the class path.
  public static Template load() {
    try (InputStream in = Template.class.getResourceAsStream("/template.yaml")) {
      Compose compose = new Compose(LoadSettings.builder().build());
      Node node = compose.composeInputStream(Objects.requireNonNull(in)).orElseThrow();
      return new Template(map(plain(node)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object plain(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar.getValue();
      case SequenceNode sequence -> sequence.getValue().stream().map(Template::plain).toList();
      case MappingNode mapping -> {
        Map<String, Object> map = new LinkedHashMap<>();
        mapping
            .getValue()
            .forEach(
                tuple ->
                    map.put(
                        ((ScalarNode) tuple.getKeyNode()).getValue(), plain(tuple.getValueNode())));
        yield map;
      }
      default -> throw new IllegalArgumentException("unknown YAML node " + node.getNodeType());
    };
  }

  /// A resource's properties, by its logical id, for resources of `type`.
  public Map<String, Map<String, Object>> resources(String type) {
    Map<String, Map<String, Object>> found = new LinkedHashMap<>();
    map(root.get("Resources"))
        .forEach(
            (id, resource) -> {
              if (type.equals(map(resource).get("Type"))) {
                found.put(id, map(map(resource).getOrDefault("Properties", Map.of())));
              }
            });
    return found;
  }

  /// The functions' properties.
  public Map<String, Map<String, Object>> functions() {
    return resources("AWS::Serverless::Function");
  }

  /// A route of a function: method, path, function, event name.
  public record Route(String method, String path, String function, String event) {}

  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    functions()
        .forEach(
            (function, properties) ->
                map(properties.getOrDefault("Events", Map.of()))
                    .forEach(
                        (event, definition) -> {
                          Map<String, Object> of = map(definition);
                          if ("HttpApi".equals(of.get("Type"))) {
                            Map<String, Object> route = map(of.get("Properties"));
                            routes.add(
                                new Route(
                                    text(route, "Method"), text(route, "Path"), function, event));
                          }
                        }));
    return routes;
  }

  /// How long a function may take: its own timeout, or that of all.
  public Duration timeout(String function) {
    Map<String, Object> properties = Objects.requireNonNull(functions().get(function), function);
    Map<String, Object> globals = functionGlobals();
    String seconds = text(properties.containsKey("Timeout") ? properties : globals, "Timeout");
    return Duration.ofSeconds(Long.parseLong(seconds));
  }

  /// What every function's environment variable of this name is set to.
  public String variable(String name) {
    return text(variables(), name);
  }

  private Map<String, Object> variables() {
    return map(map(functionGlobals().get("Environment")).get("Variables"));
  }

  /// What every function has.
  public Map<String, Object> functionGlobals() {
    return map(map(root.get("Globals")).get("Function"));
  }

  public Map<String, Object> parameters() {
    return map(root.get("Parameters"));
  }

  /// The schedule of each function that has one.
  public Map<String, String> schedules() {
    Map<String, String> schedules = new LinkedHashMap<>();
    functions()
        .forEach(
            (function, properties) ->
                map(properties.getOrDefault("Events", Map.of()))
                    .values()
                    .forEach(
                        event -> {
                          if ("Schedule".equals(map(event).get("Type"))) {
                            schedules.put(
                                function, text(map(map(event).get("Properties")), "Schedule"));
                          }
                        }));
    return schedules;
  }

  /// The environment variables that name tables: variable to logical id, which is a table's name
  /// locally.
  public Map<String, String> tableVariables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables()
        .forEach(
            (name, value) -> {
              if (name.endsWith("_TABLE")) {
                variables.put(name, (String) value);
              }
            });
    return variables;
  }

  @SuppressWarnings("unchecked") // YAML mappings have text keys here
  static Map<String, Object> map(@Nullable Object node) {
    return (Map<String, Object>) Objects.requireNonNull(node);
  }

  @SuppressWarnings("unchecked") // YAML sequences of mappings
  static List<Map<String, Object>> maps(@Nullable Object node) {
    return (List<Map<String, Object>>) Objects.requireNonNull(node);
  }

  public static String text(Map<String, Object> map, String name) {
    return (String) Objects.requireNonNull(map.get(name), name);
  }
}
