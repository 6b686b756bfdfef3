package io.dialplane.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.dialplane.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Lambda's own invoke path, so that `aws lambda invoke --endpoint-url` works against the runner.
final class LambdaPath {
  static final String PREFIX = "/2015-03-31/functions/";

  private final Invoker invoker;

  LambdaPath(Invoker invoker) {
    this.invoker = invoker;
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (!exchange.getRequestMethod().equals("POST") || !path.endsWith("/invocations")) {
        refuse(exchange, 404, "ResourceNotFoundException", "There is no such path.");
        return;
      }
      String function = name(path.substring(PREFIX.length(), path.lastIndexOf('/')));
      if (!invoker.knows(function)) {
        refuse(exchange, 404, "ResourceNotFoundException", "Function not found: " + function);
        return;
      }
      Optional<JsonNode> event = event(exchange.getRequestBody().readAllBytes());
      if (event.isEmpty()) {
        refuse(exchange, 400, "InvalidRequestContentException", "The payload is not JSON.");
        return;
      }
      invoke(exchange, function, event.get());
    }
  }

  /// A name, a name with an alias, or an ARN.
  private static String name(String given) {
    String[] parts = given.split(":", -1);
    if (given.startsWith("arn:")) {
      return parts[6];
    }
    return parts[0];
  }

  private static Optional<JsonNode> event(byte[] payload) {
    return payload.length == 0
        ? Optional.of(Json.object())
        : Json.read(new String(payload, StandardCharsets.UTF_8));
  }

  private void invoke(HttpExchange exchange, String function, JsonNode event) throws IOException {
    String type =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"))
            .orElse("RequestResponse");
    exchange.getResponseHeaders().set("X-Amz-Executed-Version", "$LATEST");
    switch (type) {
      case "DryRun" -> Gateway.write(exchange, 204, new byte[0]);
      case "Event" -> {
        Thread.startVirtualThread(() -> invoker.invoke(function, event));
        Gateway.write(exchange, 202, new byte[0]);
      }
      default -> answer(exchange, invoker.invoke(function, event));
    }
  }

  private static void answer(HttpExchange exchange, Invoker.Outcome outcome) throws IOException {
    exchange.getResponseHeaders().set("content-type", "application/json");
    switch (outcome) {
      case Invoker.Outcome.Answered(var payload) ->
          Gateway.write(exchange, 200, payload.getBytes(StandardCharsets.UTF_8));
      case Invoker.Outcome.Failed(var type, var message) -> error(exchange, type, message);
      case Invoker.Outcome.TimedOut() -> error(exchange, "Sandbox.Timedout", "Task timed out");
    }
  }

  private static void error(HttpExchange exchange, String type, String message) throws IOException {
    exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
    byte[] body = Json.bytes(Json.object().put("errorMessage", message).put("errorType", type));
    Gateway.write(exchange, 200, body);
  }

  private static void refuse(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.getResponseHeaders().set("x-amzn-errortype", type);
    Gateway.write(exchange, status, Json.bytes(Json.object().put("Message", message)));
  }
}
