package io.dialplane.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dialplane.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// Lambda's Runtime API for one process: hands it events, takes its answers, and stands still where
/// a snapshot would be taken.
final class RuntimeApi implements AutoCloseable {
  private static final String PREFIX = "/2018-06-01/runtime";
  private static final String CREDENTIALS = "/2021-04-23/credentials";
  private static final Duration TIMEOUT = Duration.ofSeconds(29);

  private final HttpServer server;
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> running = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> failure = new CompletableFuture<>();
  private final CompletableFuture<Void> snapshot = new CompletableFuture<>();
  private final CountDownLatch restore = new CountDownLatch(1);

  private RuntimeApi(HttpServer server) {
    this.server = server;
  }

  static RuntimeApi start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RuntimeApi api = new RuntimeApi(server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(PREFIX + "/invocation/next", api::next);
    server.createContext(PREFIX + "/invocation/", api::answered);
    server.createContext(PREFIX + "/init/error", api::broken);
    server.createContext(PREFIX + "/restore/error", api::broken);
    server.createContext(PREFIX + "/restore/next", api::snapshot);
    server.createContext(CREDENTIALS, RuntimeApi::credentials);
    server.start();
    return api;
  }

  /// A process's answer, and when its event left and it came, in nanoseconds.
  record Reply(JsonNode payload, long sent, long came) {

    Duration took() {
      return Duration.ofNanos(came - sent);
    }
  }

  private static final class Invocation {
    private final JsonNode event;
    private final CompletableFuture<Reply> reply = new CompletableFuture<>();
    private volatile long sent;

    private Invocation(JsonNode event) {
      this.event = event;
    }
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// Where a restored function asks for its rights: its environment holds none.
  String credentials() {
    return "http://" + address() + CREDENTIALS;
  }

  CompletableFuture<Reply> invoke(JsonNode event) {
    Invocation invocation = new Invocation(event);
    waiting.add(invocation);
    return invocation.reply;
  }

  /// Done when the process is ready for its snapshot; it then stands still until [#restore].
  CompletableFuture<Void> snapshot() {
    return snapshot;
  }

  /// Never done but by the end of the process.
  CompletableFuture<Void> failure() {
    return failure;
  }

  void restore() {
    restore.countDown();
  }

  private void next(HttpExchange exchange) throws IOException {
    try (exchange) {
      Invocation invocation = waiting.take();
      String id = UUID.randomUUID().toString();
      running.put(id, invocation);
      Headers headers = exchange.getResponseHeaders();
      // Without a content type the native client crashes.
      headers.set("Content-Type", "application/json");
      headers.set("Lambda-Runtime-Aws-Request-Id", id);
      headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline().toEpochMilli()));
      headers.set(
          "Lambda-Runtime-Invoked-Function-Arn",
          "arn:aws:lambda:us-east-1:000000000000:function:local");
      byte[] event = Json.bytes(invocation.event);
      invocation.sent = System.nanoTime();
      exchange.sendResponseHeaders(200, event.length);
      exchange.getResponseBody().write(event);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Instant deadline() {
    return Instant.now().plus(TIMEOUT);
  }

  /// `…/{id}/response` or `…/{id}/error`.
  private void answered(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/", -1);
      JsonNode payload = read(exchange.getRequestBody());
      long came = System.nanoTime();
      Invocation invocation = Objects.requireNonNull(running.remove(path[path.length - 2]));
      exchange.sendResponseHeaders(202, -1);
      if (path[path.length - 1].equals("response")) {
        invocation.reply.complete(new Reply(payload, invocation.sent, came));
      } else {
        invocation.reply.completeExceptionally(new IllegalStateException("failed: " + payload));
      }
    }
  }

  private void broken(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode reason = read(exchange.getRequestBody());
      exchange.sendResponseHeaders(202, -1);
      fail("did not start: " + reason);
    }
  }

  /// The process is no more: nobody need wait for it.
  void fail(String reason) {
    failure.completeExceptionally(new IllegalStateException(reason));
  }

  private void snapshot(HttpExchange exchange) throws IOException {
    try (exchange) {
      snapshot.complete(null);
      restore.await();
      exchange.sendResponseHeaders(200, -1);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void credentials(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] rights =
          Json.bytes(
              Json.object()
                  .put("AccessKeyId", "local")
                  .put("SecretAccessKey", "local")
                  .put("Token", "local")
                  .put("Expiration", Instant.now().plus(Duration.ofHours(1)).toString()));
      exchange.sendResponseHeaders(200, rights.length);
      exchange.getResponseBody().write(rights);
    }
  }

  private static JsonNode read(InputStream body) throws IOException {
    return Json.read(body).orElseThrow();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
