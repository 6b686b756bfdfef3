package io.dialplane.storm;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.port.Carrier;
import io.dialplane.port.Pause;
import io.dialplane.storm.Loom.Crash;
import io.dialplane.testkit.FakeContext;
import io.dialplane.testkit.Functions;
import io.dialplane.testkit.GatewayEvents;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.Template;
import io.dialplane.testkit.TemplateTables;
import io.dialplane.testkit.memory.Hook;
import io.dialplane.testkit.memory.MemoryDynamoDb;
import io.dialplane.wiring.Settings;
import io.dialplane.wiring.StoreClients;
import io.dialplane.wiring.Wiring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The real functions over the memory store, in a storm's time: each invocation has a clock that
/// may be a second off, and waits for nothing.
final class Sky {
  private static final Template TEMPLATE = Template.load();
  private static final TemplateTables TABLES = new TemplateTables(TEMPLATE);

  private final StormClock clock;
  private final Diary diary;
  private final MemoryDynamoDb store;
  private final Wiring wiring;
  private final Functions functions;
  private int invocations;

  /// Over any carrier; null is the sandbox.
  Sky(StormClock clock, Fate fate, Hook weather, @Nullable Carrier carrier) {
    this.clock = clock;
    this.diary = new Diary(clock, weather);
    this.store = MemoryDynamoDb.of(TABLES, clock, diary);
    Map<String, String> environment = new HashMap<>(variables());
    PrintStream silence =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Wiring real =
        new Wiring(
            Settings.of(environment), new StoreClients(() -> store), clock, fate.random(), silence);
    this.wiring = carrier == null ? real : new Wiring(real, carrier);
    this.functions = new Functions(TEMPLATE, wiring);
  }

  /// What names the tables to the functions.
  static Map<String, String> variables() {
    return TEMPLATE.tableVariables();
  }

  /// The key of an item of a table.
  static Map<String, AttributeValue> key(String table, Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new HashMap<>();
    TABLES
        .request(table)
        .keySchema()
        .forEach(
            part -> key.put(part.attributeName(), requireNonNull(item.get(part.attributeName()))));
    return key;
  }

  MemoryDynamoDb store() {
    return store;
  }

  /// Of settle's looks a week ahead.
  Diary diary() {
    return diary;
  }

  Wiring wiring() {
    return wiring;
  }

  /// What a function answers; it never does where it dies.
  JsonNode invoke(String function, JsonNode event, Duration skew) {
    Instant deadline = clock.now().plus(TEMPLATE.timeout(function));
    FakeContext context = new FakeContext("invocation-" + invocations++, function, deadline, clock);
    RequestStreamHandler handler = functions.find(function).orElseThrow();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ScopedValue.where(StormClock.SKEW, skew)
        .where(Pause.SIMULATED, _ -> Loom.pause())
        .run(
            () ->
                diary.within(
                    () -> {
                      try {
                        handler.handleRequest(
                            new ByteArrayInputStream(Json.bytes(event)), out, context);
                      } catch (IOException e) {
                        throw new UncheckedIOException(e);
                      }
                    }));
    return Json.read(out.toString(StandardCharsets.UTF_8)).orElseThrow();
  }

  Response send(Errand errand, String apiKey, Duration skew) {
    String target = "/api/v1" + errand.path();
    ObjectNode event =
        GatewayEvents.of(errand.method(), target, errand.body(), errand.headers(apiKey));
    JsonNode answer = invoke(GatewayEvents.function(errand.method(), target), event, skew);
    return new Response(
        answer.path("statusCode").asInt(),
        answer.path("headers"),
        Json.read(answer.path("body").asText("null")).orElseThrow());
  }

  /// Asks the operators' function, in calm weather.
  JsonNode operator(ObjectNode event) {
    return invoke("KeysFunction", event, Duration.ZERO);
  }

  /// A function that dies leaves its caller without an answer.
  static void survive(Runnable invocation, Runnable otherwise) {
    try {
      invocation.run();
    } catch (Crash crash) {
      otherwise.run();
      throw crash;
    }
  }
}
