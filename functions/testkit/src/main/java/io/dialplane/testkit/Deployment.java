package io.dialplane.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.port.Carrier;
import io.dialplane.wiring.Settings;
import io.dialplane.wiring.StoreClients;
import io.dialplane.wiring.Wiring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A deployment under test: the real handlers over DynamoDB Local, with a clock that the test moves
/// and a meter and an injector of faults below the SDK. The server is one for the whole JVM
/// and organisations keep tests apart, but for those that ask to be alone.
public final class Deployment {
  private static final Template TEMPLATE = Template.load();

  /// One for all: each would start threads of its own.
  private static final SdkHttpClient HTTP = StoreClients.crt();

  private static @Nullable DynamoDbLocal server;

  private final MovingClock clock = new MovingClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
  private final Meter meter = new Meter();
  private final FaultInjector faults = new FaultInjector();
  private final BusStandIn bus = BusStandIn.open();
  private final StoreClients clients;
  private final Wiring wiring;
  private final Functions functions;

  private Deployment(
      Map<String, String> settings, @Nullable Carrier carrier, Function<Template, String> store) {
    Map<String, String> environment = environment(TEMPLATE);
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", store.apply(TEMPLATE));
    environment.put("EVENT_BUS", bus.name());
    environment.put("AWS_ENDPOINT_URL_EVENTBRIDGE", BusStandIn.endpoint());
    environment.putAll(settings);
    clients = new StoreClients(environment, () -> faults.over(HTTP), List.of(meter));
    Wiring real =
        new Wiring(Settings.of(environment), clients, clock, new SecureRandom(), KeptLog.stream());
    wiring = carrier == null ? real : new Wiring(real, carrier);
    functions = new Functions(TEMPLATE, wiring);
  }

  public static Deployment start() {
    return new Deployment(Map.of(), null, Deployment::shared);
  }

  public static Deployment with(Map<String, String> settings) {
    return new Deployment(settings, null, Deployment::shared);
  }

  /// With `carrier` in the sandbox's place.
  public static Deployment with(Carrier carrier) {
    return new Deployment(Map.of(), carrier, Deployment::shared);
  }

  /// With tables of its own: for tests that settle what is due, whosever it is.
  public static Deployment alone(Map<String, String> settings) {
    return new Deployment(settings, null, template -> server(template).endpoint());
  }

  /// The same, with `carrier` in the sandbox's place.
  public static Deployment alone(Carrier carrier) {
    return new Deployment(Map.of(), carrier, template -> server(template).endpoint());
  }

  private static Map<String, String> environment(Template template) {
    Map<String, String> environment = new HashMap<>(template.tableVariables());
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    return environment;
  }

  private static synchronized String shared(Template template) {
    if (server == null) {
      server = server(template);
    }
    return server.endpoint();
  }

  private static DynamoDbLocal server(Template template) {
    DynamoDbLocal started = DynamoDbLocal.start(freePort(), null);
    Map<String, String> environment = environment(template);
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", started.endpoint());
    StoreClients clients = new StoreClients(environment, StoreClients::crt, List.of());
    new TemplateTables(template).createMissing(clients.get());
    clients.close();
    return started;
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

  public FaultInjector faults() {
    return faults;
  }

  /// The bus that events are told on.
  public BusStandIn bus() {
    return bus;
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
    return invoke(function, event, UUID.randomUUID().toString());
  }

  /// As Lambda delivers an event again: under the same request id.
  public JsonNode invoke(String function, JsonNode event, String requestId) {
    Instant deadline = Instant.now().plus(TEMPLATE.timeout(function));
    FakeContext context = new FakeContext(requestId, function, deadline, InstantSource.system());
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
