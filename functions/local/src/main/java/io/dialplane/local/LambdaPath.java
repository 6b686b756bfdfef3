package io.dialplane.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.dialplane.http.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lambda's own invoke path, so that `aws lambda invoke --endpoint-url` works against the runner.
final class LambdaPath {
  static final String PREFIX = "/2015-03-31/functions/";

  private static final Pattern PATH = Pattern.compile(PREFIX + "([^/]+)/invocations");
  private static final int LARGEST_PAYLOAD = 6 * 1024 * 1024;

  private final Invoker invoker;

  LambdaPath(Invoker invoker) {
    this.invoker = invoker;
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
      if (!exchange.getRequestMethod().equals("POST") || !path.matches()) {
        refuse(exchange, 404, "ResourceNotFoundException", "There is no such path.");
        return;
      }
      String function = name(path.group(1));
      if (!invoker.knows(function)) {
        refuse(exchange, 404, "ResourceNotFoundException", "Function not found: " + function);
        return;
      }
      byte[] payload = exchange.getRequestBody().readNBytes(LARGEST_PAYLOAD + 1);
      if (payload.length > LARGEST_PAYLOAD) {
        refuse(exchange, 413, "RequestTooLargeException", "The payload is larger than 6 MB.");
        return;
      }
      Optional<JsonNode> event =
          payload.length == 0
              ? Optional.of(Json.object())
              : Json.read(new ByteArrayInputStream(payload));
      if (event.isEmpty()) {
        refuse(exchange, 400, "InvalidRequestContentException", "The payload is not JSON.");
        return;
      }
      invoke(exchange, function, event.get());
    }
  }

  /// A name or an ARN, whole or in part, with an alias or without.
  private static String name(String given) {
    List<String> parts = List.of(given.split(":", -1));
    int kind = parts.indexOf("function");
    return kind >= 0 && kind + 1 < parts.size() ? parts.get(kind + 1) : parts.getFirst();
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
      case "RequestResponse" -> answer(exchange, invoker.invoke(function, event));
      default ->
          refuse(
              exchange, 400, "InvalidParameterValueException", "Unknown invocation type " + type);
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
