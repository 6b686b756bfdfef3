package io.dialplane.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.FakeContext;
import io.dialplane.testkit.Functions;
import io.dialplane.testkit.Template;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Invokes a function as Lambda does: an event in, an answer or an error out, within the function's
/// timeout.
final class Invoker {
  private final Functions functions;
  private final Template template;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Invoker(Functions functions, Template template) {
    this.functions = functions;
    this.template = template;
  }

  /// How an invocation ended.
  sealed interface Outcome {
    record Answered(String payload) implements Outcome {}

    record Failed(String type, String message) implements Outcome {}

    record TimedOut() implements Outcome {}
  }

  boolean knows(String function) {
    return functions.find(function).isPresent();
  }

  Outcome invoke(String function, JsonNode event) {
    Duration timeout = template.timeout(function);
    RequestStreamHandler handler = functions.find(function).orElseThrow();
    FakeContext context =
        new FakeContext(
            UUID.randomUUID().toString(),
            function,
            Instant.now().plus(timeout),
            InstantSource.system());
    Future<String> running = threads.submit(() -> run(handler, event, context));
    try {
      return new Outcome.Answered(running.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      running.cancel(true);
      return new Outcome.TimedOut();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return new Outcome.Failed(cause.getClass().getName(), String.valueOf(cause.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Outcome.TimedOut();
    }
  }

  private static String run(RequestStreamHandler handler, JsonNode event, FakeContext context)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(Json.bytes(event)), out, context);
    return out.toString(StandardCharsets.UTF_8);
  }
}
