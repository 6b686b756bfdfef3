package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A carrier's OpenAPI document, as a judge of requests and answers: method and path, credentials,
/// every query parameter (also those that a mock server lets pass: unknown names, members of
/// `filter[…]`, the spelling of lists), the body and the answer.
final class ApiDocument {
  private static final Pattern IN_BRACES = Pattern.compile("\\{([^}]+)\\}");

  private final JsonNode document;
  private final SchemaCheck ours;
  private final SchemaCheck theirs;

  private ApiDocument(JsonNode document) {
    this.document = document;
    this.ours = new SchemaCheck(document, true);
    this.theirs = new SchemaCheck(document, false);
  }

  static ApiDocument load(String resource) {
    try (InputStream in = ApiDocument.class.getResourceAsStream(resource)) {
      return new ApiDocument(Json.read(Objects.requireNonNull(in, resource)).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An operation of the document and the values that its path had in braces.
  private record Matched(JsonNode operation, Map<String, String> inPath) {}

  private Optional<Matched> match(Heard heard) {
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      List<String> names = new ArrayList<>();
      Matcher braces = IN_BRACES.matcher(path.getKey());
      StringBuilder pattern = new StringBuilder();
      int from = 0;
      while (braces.find()) {
        pattern.append(Pattern.quote(path.getKey().substring(from, braces.start())));
        pattern.append("([^/]+)");
        names.add(braces.group(1));
        from = braces.end();
      }
      pattern.append(Pattern.quote(path.getKey().substring(from)));
      Matcher here = Pattern.compile(pattern.toString()).matcher(heard.path());
      JsonNode operation = path.getValue().path(heard.method().toLowerCase(java.util.Locale.ROOT));
      if (here.matches() && operation.isObject()) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
          values.put(names.get(i), here.group(i + 1));
        }
        return Optional.of(new Matched(operation, values));
      }
    }
    return Optional.empty();
  }

  /// What is wrong with a request.
  List<String> faults(Heard heard) {
    Optional<Matched> matched = match(heard);
    if (matched.isEmpty()) {
      return List.of(heard.line() + " is not in the document");
    }
    List<String> faults = new ArrayList<>(credentials(heard));
    faults.addAll(new QueryCheck(ours, matched.get().operation()).faults(heard.query()));
    faults.addAll(path(matched.get()));
    faults.addAll(body(heard, matched.get().operation().path("requestBody")));
    return faults.stream().map(fault -> heard.line() + ": " + fault).toList();
  }

  private List<String> credentials(Heard heard) {
    String scheme = "";
    for (JsonNode each : document.at("/components/securitySchemes")) {
      scheme = each.path("scheme").asText();
    }
    String header = heard.headers().getOrDefault("authorization", "");
    return header.toLowerCase(java.util.Locale.ROOT).startsWith(scheme + " ")
        ? List.of()
        : List.of("no credentials of the kind " + scheme);
  }

  private List<String> path(Matched matched) {
    List<String> faults = new ArrayList<>();
    for (JsonNode each : matched.operation().path("parameters")) {
      JsonNode parameter = ours.resolved(each);
      String name = parameter.path("name").asText();
      if (parameter.path("in").asText().equals("path")) {
        String value = matched.inPath().getOrDefault(name, "");
        faults.addAll(ours.check(Json.object().textNode(value), parameter.path("schema"), name));
      }
    }
    return faults;
  }

  private List<String> body(Heard heard, JsonNode declared) {
    if (declared.isMissingNode()) {
      return heard.body().isEmpty() ? List.of() : List.of("a body where none is known");
    }
    String type = heard.headers().getOrDefault("content-type", "");
    JsonNode content = declared.path("content").path(type);
    if (content.isMissingNode()) {
      return List.of("a body of the type " + type);
    }
    JsonNode schema = content.path("schema");
    return type.equals("application/json")
        ? ours.check(heard.json(), schema, "body")
        : ours.check(form(heard), schema, "form");
  }

  /// Fields as they are typed in the document. An empty one takes a setting off, which no schema
  /// can say, and is left out.
  private JsonNode form(Heard heard) {
    ObjectNode form = Json.object();
    heard.form().stream()
        .filter(field -> !field.value().isEmpty())
        .forEach(field -> form.put(field.name(), field.value()));
    return form;
  }

  /// What is wrong with an answer of a stand-in: the stand-in must speak as the carrier does.
  List<String> faults(Heard heard, Said said) {
    JsonNode schema = schema(heard, said.status());
    return said.body() == null || schema.isMissingNode()
        ? List.of()
        : theirs.check(said.body(), schema, "answer to " + heard.line());
  }

  /// What an answer looks like; missing where the document does not say.
  JsonNode schema(Heard heard, int status) {
    JsonNode answer = theirs.resolved(answers(heard).path(Integer.toString(status)));
    return theirs.resolved(answer.path("content").path("application/json").path("schema"));
  }

  /// The statuses of errors that a request may be answered with.
  List<Integer> errors(Heard heard) {
    return answers(heard)
        .propertyStream()
        .map(answer -> Integer.parseInt(answer.getKey()))
        .filter(status -> status >= 400)
        .toList();
  }

  private JsonNode answers(Heard heard) {
    return match(heard)
        .map(matched -> matched.operation().path("responses"))
        .orElse(SchemaCheck.NOTHING);
  }

  /// A part of the document itself, where another only points to it.
  JsonNode resolved(JsonNode node) {
    return theirs.resolved(node);
  }
}
