package io.dialplane.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// Stands between a function and its store and takes the time that the store needs.
final class StoreRelay implements AutoCloseable {
  private static final Set<String> CONNECTIONS_OWN =
      Set.of("connection", "content-length", "host", "http2-settings", "upgrade");

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI store;
  private final AtomicLong nanos = new AtomicLong();

  private StoreRelay(HttpServer server, URI store) {
    this.server = server;
    this.store = store;
  }

  static StoreRelay start(String store) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    StoreRelay relay = new StoreRelay(server, URI.create(store));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", relay::pass);
    server.start();
    return relay;
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// What the store has taken since this was last asked, in nanoseconds.
  long taken() {
    return nanos.getAndSet(0);
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      long began = System.nanoTime();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(store)
              .POST(
                  HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) -> {
                if (!CONNECTIONS_OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                  values.forEach(value -> request.header(name, value));
                }
              });
      HttpResponse<byte[]> answer =
          client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray()).join();
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (name.startsWith("x-amz") || name.equals("content-type")) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      nanos.addAndGet(System.nanoTime() - began);
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
