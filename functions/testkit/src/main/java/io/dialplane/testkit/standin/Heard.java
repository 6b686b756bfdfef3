package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import io.dialplane.http.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request as it arrived. `query` is decoded, in its order; header names are in small letters.
public record Heard(
    String method, String path, List<Field> query, Map<String, String> headers, String body) {

  /// A name and its value, both decoded.
  public record Field(String name, String value) {}

  static Heard of(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new Heard(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        fields(exchange.getRequestURI().getRawQuery()),
        headers,
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static List<Field> fields(@Nullable String encoded) {
    List<Field> fields = new ArrayList<>();
    if (encoded != null && !encoded.isEmpty()) {
      for (String pair : encoded.split("&", -1)) {
        int at = pair.indexOf('=');
        fields.add(
            new Field(
                decoded(at < 0 ? pair : pair.substring(0, at)),
                at < 0 ? "" : decoded(pair.substring(at + 1))));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /// The first value of a query parameter.
  public Optional<String> asked(String name) {
    return first(query, name);
  }

  public List<String> all(String name) {
    return query.stream().filter(each -> each.name().equals(name)).map(Field::value).toList();
  }

  /// The body as a form.
  public List<Field> form() {
    return fields(body);
  }

  public Optional<String> sent(String name) {
    return first(form(), name);
  }

  private static Optional<String> first(List<Field> fields, String name) {
    return fields.stream().filter(each -> each.name().equals(name)).map(Field::value).findFirst();
  }

  /// The body as JSON; a missing node where it is none.
  public JsonNode json() {
    return Json.read(body).orElseGet(MissingNode::getInstance);
  }

  /// Whether it changes anything at the carrier.
  public boolean isDeed() {
    return !method.equals("GET");
  }

  /// `POST /number_orders`, for example.
  public String line() {
    return method + " " + path;
  }
}
