package io.dialplane.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.port.Carrier;
import io.dialplane.testkit.memory.Hook;
import io.dialplane.testkit.memory.MemoryDynamoDb;
import io.dialplane.wiring.Settings;
import io.dialplane.wiring.StoreClients;
import io.dialplane.wiring.Wiring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A deployment under test: the real handlers over DynamoDB Local, with a clock that the test moves
/// and a meter and an injector of faults below the SDK. The server is one for the whole JVM;
/// organisations keep tests apart. Over the memory store instead, a hook stands in the SDK's place
/// and every deployment has tables of its own.
public final class Deployment {
  private static @Nullable DynamoDbLocal server;

  private final MovingClock clock = new MovingClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
  private final Meter meter = new Meter();
  private final FaultInjector faults = new FaultInjector();
  private final Kept kept;
  private final StoreClients clients;
  private final Wiring wiring;
  private final Functions functions;

  /// What a deployment under test keeps its items in.
  public enum Kept {
    LOCAL,
    MEMORY
  }

  private Deployment(Map<String, String> settings, @Nullable Carrier carrier, @Nullable Hook hook) {
    Template template = Template.load();
    Map<String, String> environment = new HashMap<>(template.tableVariables());
    if (hook == null) {
      kept = Kept.LOCAL;
      reach(template, environment);
      clients =
          new StoreClients(environment, () -> faults.over(StoreClients.crt()), List.of(meter));
    } else {
      MemoryDynamoDb store =
          MemoryDynamoDb.of(new TemplateTables(template), clock, meter.over(hook));
      kept = Kept.MEMORY;
      clients = new StoreClients(() -> store);
    }
    environment.putAll(settings);
    Wiring real = new Wiring(Settings.of(environment), clients, clock, new SecureRandom());
    wiring = carrier == null ? real : new Wiring(real, carrier);
    functions = new Functions(template, wiring);
  }

  public static Deployment start() {
    return new Deployment(Map.of(), null, null);
  }

  public static Deployment with(Map<String, String> settings) {
    return new Deployment(settings, null, null);
  }

  /// With `carrier` in the sandbox's place.
  public static Deployment with(Carrier carrier) {
    return new Deployment(Map.of(), carrier, null);
  }

  /// With `carrier` in the sandbox's place, over either store.
  public static Deployment with(Carrier carrier, Kept kept) {
    return new Deployment(Map.of(), carrier, kept == Kept.MEMORY ? Hook.NONE : null);
  }

  /// Over a memory store that `hook` stands around; the carrier is the sandbox where there is none.
  public static Deployment inMemory(Hook hook, @Nullable Carrier carrier) {
    return new Deployment(Map.of(), carrier, hook);
  }

  private static void reach(Template template, Map<String, String> environment) {
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", server(template, environment).endpoint());
  }

  private static synchronized DynamoDbLocal server(
      Template template, Map<String, String> environment) {
    if (server == null) {
      DynamoDbLocal started = DynamoDbLocal.start(freePort(), null);
      Map<String, String> reachable = new HashMap<>(environment);
      reachable.put("AWS_ENDPOINT_URL_DYNAMODB", started.endpoint());
      StoreClients clients = new StoreClients(reachable, StoreClients::crt, List.of());
      new TemplateTables(template).createMissing(clients.get());
      clients.renew();
      server = started;
    }
    return server;
  }

  private static int freePort() {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public MovingClock clock() {
    return clock;
  }

  public Meter meter() {
    return meter;
  }

  /// Faults below the SDK, which a memory store does not have: its hook makes them.
  public FaultInjector faults() {
    if (kept == Kept.MEMORY) {
      throw new IllegalStateException("a memory store's faults are its hook's");
    }
    return faults;
  }

  public Wiring wiring() {
    return wiring;
  }

  /// A client of the same tables, to look at what was written.
  public DynamoDbClient dynamoDb() {
    return clients.get();
  }

  /// A new organisation, with a key for each of its worlds.
  public World newOrganization() {
    String id =
        operator("create_organization", Json.object().put("name", "Test"))
            .path("organizationId")
            .asText();
    return new World(this, id, key(id, "test"), key(id, "live"));
  }

  private String key(String organizationId, String mode) {
    ObjectNode event = Json.object().put("organizationId", organizationId).put("mode", mode);
    event
        .putArray("scopes")
        .add("numbers:read")
        .add("numbers:write")
        .add("billing:read")
        .add("billing:write")
        .add("agents:read")
        .add("agents:write");
    return operator("issue_key", event).path("secret").asText();
  }

  /// Asks the operators' function.
  public JsonNode operator(String action, ObjectNode event) {
    return invoke("KeysFunction", event.put("action", action));
  }

  /// Sends an HTTP request through the function that its route leads to.
  public Response http(
      String method, String target, @Nullable String body, Map<String, String> headers) {
    JsonNode answer =
        invoke(
            GatewayEvents.function(method, target),
            GatewayEvents.of(method, target, body, headers));
    return new Response(
        answer.path("statusCode").asInt(),
        answer.path("headers"),
        Json.read(answer.path("body").asText("null")).orElseThrow());
  }

  /// Invokes a function with any event.
  public JsonNode invoke(String function, JsonNode event) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(29));
    FakeContext context = new FakeContext(UUID.randomUUID().toString(), function, deadline);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      functions
          .find(function)
          .orElseThrow()
          .handleRequest(new ByteArrayInputStream(Json.bytes(event)), out, context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Json.read(out.toString(java.nio.charset.StandardCharsets.UTF_8)).orElseThrow();
  }
}
