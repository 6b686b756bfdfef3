package io.dialplane.carrier.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One request to a carrier, without credentials. `host` is another host of the carrier's than its
/// usual one; an operator who sets a base URL replaces both.
public record RestRequest(
    String method,
    String path,
    List<Parameter> query,
    @Nullable Content content,
    @Nullable URI host) {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  public RestRequest {
    query = List.copyOf(query);
  }

  /// A name and its value, neither encoded.
  public record Parameter(String name, String value) {}

  /// A body and its type.
  record Content(String type, String text) {}

  public static RestRequest get(String path) {
    return of("GET", path);
  }

  public static RestRequest of(String method, String path) {
    return new RestRequest(method, path, List.of(), null, null);
  }

  /// With one more query parameter; a null value leaves it out.
  public RestRequest with(String name, @Nullable String value) {
    if (value == null) {
      return this;
    }
    List<Parameter> more = new ArrayList<>(query);
    more.add(new Parameter(name, value));
    return new RestRequest(method, path, more, content, host);
  }

  public RestRequest json(JsonNode body) {
    return new RestRequest(method, path, query, new Content(JSON, JsonText.write(body)), host);
  }

  public RestRequest form(List<Parameter> fields) {
    return new RestRequest(method, path, query, new Content(FORM, encoded(fields)), host);
  }

  public RestRequest at(URI otherHost) {
    return new RestRequest(method, path, query, content, otherHost);
  }

  /// Path and query, as they stand on the wire.
  String target() {
    return query.isEmpty() ? path : path + "?" + encoded(query);
  }

  private static String encoded(List<Parameter> parameters) {
    return parameters.stream()
        .map(each -> encoded(each.name()) + "=" + encoded(each.value()))
        .collect(Collectors.joining("&"));
  }

  /// A text as one segment of a path, or as one value.
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
