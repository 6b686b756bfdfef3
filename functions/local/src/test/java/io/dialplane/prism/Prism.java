package io.dialplane.prism;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.standin.Heard;
import io.dialplane.testkit.standin.StandIn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Prism, which serves an OpenAPI document and says what is wrong with a request: the program that
/// the environment variable `PRISM` names, in a process of its own.
final class Prism implements AutoCloseable {
  private static final String VIOLATIONS = "sl-violations";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final String base;
  private final HttpClient http = HttpClient.newHttpClient();

  private Prism(Process process, int port) {
    this.process = process;
    this.base = "http://127.0.0.1:" + port;
  }

  /// Why it cannot be started here; empty where it can.
  static Optional<String> lacks() {
    String program = System.getenv().getOrDefault("PRISM", "");
    if (program.isEmpty()) {
      return Optional.of("PRISM names no program; .ci/run installs one and says where it is");
    }
    return Files.isExecutable(Path.of(program))
        ? Optional.empty()
        : Optional.of("PRISM names " + program + ", which cannot be run");
  }

  /// Serves one of the stand-ins' documents, and is ready.
  static Prism serving(String document) throws IOException {
    Path file = Files.createTempFile("carrier-", "-" + document);
    try (InputStream in =
        Objects.requireNonNull(StandIn.class.getResourceAsStream(document), document)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    int port = freePort();
    Process process =
        new ProcessBuilder(
                System.getenv("PRISM"),
                "mock",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                file.toString())
            .redirectErrorStream(true)
            .start();
    CompletableFuture<Void> impatience =
        CompletableFuture.runAsync(
            process::destroy,
            CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      lines.add(line);
      if (line.contains("is listening")) {
        impatience.cancel(false);
        Thread.startVirtualThread(() -> drain(process));
        return new Prism(process, port);
      }
    }
    throw new IllegalStateException("Prism did not start: " + lines);
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  /// Its log, which nobody reads; a full pipe would stop it.
  private static void drain(Process process) {
    try {
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // It has ended.
    }
  }

  /// What Prism finds wrong with a request as a carrier heard it.
  List<String> faults(Heard heard) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + target(heard)))
            .method(
                heard.method(),
                heard.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(heard.body()))
            .timeout(PATIENCE);
    for (String name : List.of("authorization", "content-type", "accept")) {
      Optional.ofNullable(heard.headers().get(name)).ifPresent(it -> request.header(name, it));
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    List<String> faults = new ArrayList<>();
    JsonNode violations =
        Json.read(answer.headers().firstValue(VIOLATIONS).orElse("[]")).orElseThrow();
    for (JsonNode each : violations) {
      if (each.at("/location/0").asText().equals("request")) {
        faults.add(each.path("message").asText());
      }
    }
    // A path that the document does not have is told in the body; 5xx is trouble of Prism's own.
    if (faults.isEmpty() && answer.statusCode() / 100 == 4) {
      faults.add(answer.statusCode() + " " + answer.body());
    }
    return faults;
  }

  private static String target(Heard heard) {
    String query =
        heard.query().stream()
            .map(field -> encoded(field.name()) + "=" + encoded(field.value()))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? heard.path() : heard.path() + "?" + query;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    http.close();
  }
}
