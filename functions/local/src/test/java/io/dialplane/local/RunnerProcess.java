package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The runner in a process of its own, which can be killed, and what it has told: where it is, its
/// DynamoDB and its key.
record RunnerProcess(
    Process process, HttpClient client, String address, String dynamoDb, String key)
    implements AutoCloseable {

  static Process launch(Map<String, String> settings) throws IOException {
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                System.getProperty("java.class.path"),
                "io.dialplane.local.Main")
            .redirectErrorStream(true);
    Map<String, String> environment = java.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("JAVA_"));
    environment.put("DIALPLANE_PORT", "0");
    environment.put("DIALPLANE_DYNAMODB_PORT", "0");
    environment.putAll(settings);
    return java.start();
  }

  /// Returns when it serves.
  static RunnerProcess start(Map<String, String> settings) throws IOException {
    Process process = launch(settings);
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String address = told(out.readLine(), "Dialplane");
    String dynamoDb = told(out.readLine(), "DynamoDB");
    String key = told(out.readLine(), "Key");
    // A pipe that nobody empties would stop it in the middle of a line of its log.
    Thread.startVirtualThread(() -> drain(out));
    return new RunnerProcess(process, HttpClient.newHttpClient(), address, dynamoDb, key);
  }

  private static void drain(BufferedReader out) {
    try {
      out.lines().forEach(_ -> {});
    } catch (UncheckedIOException _) {
      // It was killed.
    }
  }

  private static String told(@Nullable String line, String name) {
    assertThat(line).matches(name + " +[^ ]+.*");
    return String.valueOf(line).split(" +", -1)[1];
  }

  HttpResponse<String> send(
      String method, String path, @Nullable String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (body != null) {
      request.header("content-type", "application/json");
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /// As `kill -9` does.
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    client.close();
  }
}
