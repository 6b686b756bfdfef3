package io.dialplane.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A runner on free ports in this process, real HTTP to it, and what it logged.
record Running(Runner runner, ByteArrayOutputStream log, HttpClient client)
    implements AutoCloseable {
  private static @Nullable Running shared;

  /// One for all tests that change no setting.
  static synchronized Running shared() {
    if (shared == null) {
      shared = with(Map.of());
    }
    return shared;
  }

  static Running with(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.putIfAbsent("DIALPLANE_PORT", "0");
    environment.putIfAbsent("DIALPLANE_DYNAMODB_PORT", "0");
    environment.putIfAbsent("DIALPLANE_SETTLE_SECONDS", "0");
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      Runner runner = Runner.start(RunnerSettings.of(environment), environment);
      return new Running(runner, log, HttpClient.newHttpClient());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      System.setOut(before);
    }
  }

  /// With the demo organisation's key.
  HttpResponse<String> send(String method, String path, @Nullable String body) {
    return send(method, path, body, Map.of("authorization", "Bearer " + runner.demoKey()));
  }

  HttpResponse<String> send(
      String method, String path, @Nullable String body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    if (body != null) {
      all.put("content-type", "application/json");
    }
    return sent(method, path, body, all);
  }

  /// With whatever type of body the headers name.
  HttpResponse<String> post(String path, String body, Map<String, String> headers) {
    return sent("POST", path, body, headers);
  }

  private HttpResponse<String> sent(
      String method, String path, @Nullable String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(runner.address() + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Invokes a function by Lambda's own path.
  HttpResponse<String> invoke(String function, String payload) {
    return send("POST", "/2015-03-31/functions/" + function + "/invocations", payload, Map.of());
  }

  /// Opens a connection for bytes that no HTTP client would send.
  Socket connect() throws IOException {
    return new Socket("localhost", URI.create(runner.address()).getPort());
  }

  List<JsonNode> logged() {
    return log.toString(StandardCharsets.UTF_8)
        .lines()
        .flatMap(line -> Json.read(line).stream())
        .toList();
  }

  static JsonNode json(HttpResponse<String> response) {
    return Json.read(response.body()).orElseThrow();
  }

  @Override
  public void close() {
    runner.close();
  }
}
