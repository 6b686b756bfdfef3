package io.dialplane.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dialplane.http.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// Runs a definition in Amazon States Language, as much of it as ours uses: tasks with parameters
/// and a result path, choices by number and presence, waits, ends. Anything else stops the test.
final class StateMachine {
  private static final int MOST_STEPS = 100;
  private static final Pattern FORMAT =
      Pattern.compile("States\\.Format\\('([^'{}]*)\\{\\}([^'{}]*)', (\\S+)\\)");
  private static final Pattern STEP = Pattern.compile("\\.([A-Za-z0-9_]+)|\\[(\\d+)]");

  private final JsonNode definition;
  private final BiFunction<String, JsonNode, JsonNode> functions;
  private final Consumer<Duration> waiting;

  StateMachine(
      JsonNode definition,
      BiFunction<String, JsonNode, JsonNode> functions,
      Consumer<Duration> waiting) {
    this.definition = definition;
    this.functions = functions;
    this.waiting = waiting;
  }

  /// How an execution went: the states it was in, and what it ended with.
  record Execution(List<String> states, JsonNode data) {
    boolean succeeded() {
      return states.getLast().equals("Done");
    }
  }

  Execution run(String name, ObjectNode input) {
    ObjectNode data = input.deepCopy();
    ObjectNode context = Json.object();
    context.putObject("Execution").put("Name", name);
    List<String> states = new ArrayList<>();
    String at = definition.path("StartAt").asText();
    while (!at.isEmpty()) {
      states.add(at);
      if (states.size() > MOST_STEPS) {
        throw new IllegalStateException("goes round for ever: " + states);
      }
      JsonNode state = definition.path("States").path(at);
      at =
          switch (state.path("Type").asText()) {
            case "Task" -> task(state, data, context);
            case "Choice" -> choose(state, data);
            case "Wait" -> {
              waiting.accept(Duration.ofSeconds(state.path("Seconds").asLong()));
              yield state.path("Next").asText();
            }
            case "Succeed", "Fail" -> "";
            default -> throw new IllegalStateException("no such state here: " + at);
          };
    }
    return new Execution(states, data);
  }

  private String task(JsonNode state, ObjectNode data, JsonNode context) {
    String function = state.path("Resource").asText().replaceAll("[${}]", "");
    JsonNode result = functions.apply(function, filled(state.path("Parameters"), data, context));
    data.set(state.path("ResultPath").asText().substring("$.".length()), result);
    return state.path("Next").asText();
  }

  /// Parameters whose names end in `.$` are taken from the data or the context.
  private static JsonNode filled(JsonNode template, JsonNode data, JsonNode context) {
    if (template.getNodeType() != JsonNodeType.OBJECT) {
      return template;
    }
    ObjectNode filled = Json.object();
    template
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              if (name.endsWith(".$")) {
                String expression = field.getValue().asText();
                filled.set(name.substring(0, name.length() - 2), value(expression, data, context));
              } else {
                filled.set(name, filled(field.getValue(), data, context));
              }
            });
    return filled;
  }

  private static JsonNode value(String expression, JsonNode data, JsonNode context) {
    Matcher format = FORMAT.matcher(expression);
    if (format.matches()) {
      String inner = value(format.group(3), data, context).asText();
      return TextNode.valueOf(format.group(1) + inner + format.group(2));
    }
    JsonNode found =
        expression.startsWith("$$") ? at(expression.substring(1), context) : at(expression, data);
    if (found.isMissingNode()) {
      throw new IllegalStateException(expression + " is not in " + data);
    }
    return found;
  }

  private static JsonNode at(String path, JsonNode root) {
    JsonNode node = root;
    for (MatchResult step : STEP.matcher(path).results().toList()) {
      node =
          step.group(1) != null
              ? node.path(step.group(1))
              : node.path(Integer.parseInt(step.group(2)));
    }
    return node;
  }

  private static String choose(JsonNode state, JsonNode data) {
    return StreamSupport.stream(state.path("Choices").spliterator(), false)
        .filter(choice -> holds(choice, data))
        .findFirst()
        .map(choice -> choice.path("Next").asText())
        .orElse(state.path("Default").asText());
  }

  private static boolean holds(JsonNode rule, JsonNode data) {
    if (rule.has("And")) {
      return StreamSupport.stream(rule.path("And").spliterator(), false)
          .allMatch(each -> holds(each, data));
    }
    if (rule.has("Or")) {
      return StreamSupport.stream(rule.path("Or").spliterator(), false)
          .anyMatch(each -> holds(each, data));
    }
    JsonNode value = at(rule.path("Variable").asText(), data);
    if (rule.has("IsPresent")) {
      return rule.path("IsPresent").asBoolean() == !value.isMissingNode();
    }
    return rule.has("NumericEquals")
        ? value.isNumber() && value.asInt() == rule.path("NumericEquals").asInt()
        : value.isNumber() && value.asInt() < rule.path("NumericLessThan").asInt();
  }
}
