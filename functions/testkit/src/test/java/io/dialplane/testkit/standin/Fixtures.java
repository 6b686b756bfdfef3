package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dialplane.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The answers in the tests of Plivo's and Vonage's own libraries, with numbers that nobody can
/// have. `-Dcarrier.fixtures=<folder>` takes them as those libraries have them.
final class Fixtures {
  private static final String ELSEWHERE = System.getProperty("carrier.fixtures", "");

  private Fixtures() {}

  static JsonNode read(String name) {
    try (InputStream in =
        ELSEWHERE.isEmpty()
            ? Objects.requireNonNull(Fixtures.class.getResourceAsStream(name), name)
            : Files.newInputStream(Path.of(ELSEWHERE, name))) {
      return Json.read(in).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Said said(int status, String name) {
    return Said.of(status, read(name));
  }

  /// The lines of a text beside the fixtures.
  static List<String> lines(String name) {
    try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A request without what is another each time: ids, and the account's own path.
  static String plain(Heard heard) {
    return heard
        .line()
        .replaceFirst("/(2010-04-01/Accounts|Account)/[^/]+", "")
        .replaceAll("[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|PN[0-9a-f]{32}|[0-9]{11,}", "{id}");
  }

  /// What Plivo's own library knows of the answer to a request.
  static JsonNode plivo(Heard heard) {
    String resource = heard.path().replaceFirst("^/Account/[^/]+/", "");
    String method = heard.method();
    if (resource.startsWith("PhoneNumber/")) {
      return read(
          method.equals("GET")
              ? "plivo-fixtures/phoneNumberListResponse.json"
              : "plivo-fixtures/phoneNumberCreateResponse.json");
    }
    if (!resource.startsWith("Number/")) {
      return MissingNode.getInstance();
    }
    if (method.equals("GET")) {
      return read(
          resource.equals("Number/")
              ? "plivo-fixtures/numberListResponse.json"
              : "plivo-fixtures/numberGetResponse.json");
    }
    return read("plivo-fixtures/numberUpdateResponse.json");
  }
}
