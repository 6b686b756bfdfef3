package io.dialplane.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dialplane.http.Json;
import io.dialplane.http.Routes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;

/// An HTTP server that stands in for an HTTP API of API Gateway: its routes, its events, its
/// limits, its own refusals.
final class Gateway implements AutoCloseable {
  private static final int LARGEST_BODY = 10 * 1024 * 1024;
  private static final int LARGEST_HEAD = 10_240;
  private static final int BACKLOG = 512;
  private static final int STOP_SECONDS = 2;

  private final HttpServer server;
  private final Invoker invoker;

  private Gateway(HttpServer server, Invoker invoker) {
    this.server = server;
    this.invoker = invoker;
  }

  static Gateway start(int port, Invoker invoker) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(port), BACKLOG);
    Gateway gateway = new Gateway(server, invoker);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", gateway::handle);
    LambdaPath lambda = new LambdaPath(invoker);
    server.createContext(LambdaPath.PREFIX, lambda::handle);
    server.start();
    return gateway;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (headSize(exchange) > LARGEST_HEAD) {
        refuse(exchange, 431, "Request Header Fields Too Large");
        return;
      }
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
      if (body.length > LARGEST_BODY) {
        refuse(exchange, 413, "Request Entity Too Large");
        return;
      }
      Optional<Routes.Match> match =
          Routes.load().find(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
      if (match.isEmpty()) {
        refuse(exchange, 404, "Not Found");
        return;
      }
      Optional<ObjectNode> event = new GatewayEvent(exchange, body).of(match.get());
      if (event.isEmpty()) {
        refuse(exchange, 400, "Bad Request");
        return;
      }
      answer(exchange, invoker.invoke(match.get().route().function(), event.get()));
    }
  }

  private static long headSize(HttpExchange exchange) {
    long size =
        (long) exchange.getRequestMethod().length() + exchange.getRequestURI().toString().length();
    for (var header : exchange.getRequestHeaders().entrySet()) {
      for (String value : header.getValue()) {
        size += header.getKey().length() + value.length() + 4;
      }
    }
    return size;
  }

  private static void answer(HttpExchange exchange, Invoker.Outcome outcome) throws IOException {
    switch (outcome) {
      case Invoker.Outcome.Answered(var payload) ->
          send(exchange, Json.read(payload).orElseThrow());
      case Invoker.Outcome.Failed _ -> refuse(exchange, 500, "Internal Server Error");
      case Invoker.Outcome.TimedOut() -> refuse(exchange, 503, "Service Unavailable");
    }
  }

  private static void send(HttpExchange exchange, JsonNode response) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    response
        .path("headers")
        .properties()
        .forEach(header -> headers.set(header.getKey(), header.getValue().asText()));
    response.path("cookies").forEach(cookie -> headers.add("Set-Cookie", cookie.asText()));
    String text = response.path("body").asText("");
    byte[] body =
        response.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
    write(exchange, response.path("statusCode").asInt(), body);
  }

  private static void refuse(HttpExchange exchange, int status, String message) throws IOException {
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.getResponseHeaders().set("apigw-requestid", UUID.randomUUID().toString());
    write(exchange, status, Json.bytes(Json.object().put("message", message)));
  }

  static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean bodiless = status == 204 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bodiless || body.length == 0 ? -1 : body.length);
    if (!bodiless && body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(STOP_SECONDS);
  }
}
