package io.dialplane.local;

import io.dialplane.http.Json;
import io.dialplane.testkit.DynamoDbLocal;
import io.dialplane.testkit.Functions;
import io.dialplane.testkit.Template;
import io.dialplane.testkit.TemplateTables;
import io.dialplane.wiring.Settings;
import io.dialplane.wiring.StoreClients;
import io.dialplane.wiring.Wiring;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// A whole deployment in one process: DynamoDB, the functions' own handlers, and a gateway in
/// front.
public final class Runner implements AutoCloseable {
  private static final String SETTLE = "SettleFunction";
  private static final String ENDPOINT = "AWS_ENDPOINT_URL_DYNAMODB";

  private final Gateway gateway;
  private final @Nullable DynamoDbLocal dynamoDb;
  private final ScheduledExecutorService schedule;
  private final String endpoint;
  private final String demoKey;
  private @Nullable Future<?> settling;

  private Runner(
      Gateway gateway, @Nullable DynamoDbLocal dynamoDb, String endpoint, String demoKey) {
    this.gateway = gateway;
    this.dynamoDb = dynamoDb;
    this.endpoint = endpoint;
    this.demoKey = demoKey;
    this.schedule = Executors.newSingleThreadScheduledExecutor();
  }

  /// Reads and checks every setting before anything starts.
  ///
  /// @throws IllegalArgumentException for a setting that cannot be read
  /// @throws IOException for a port, a folder or a DynamoDB that cannot be used
  static Runner start(RunnerSettings settings, Map<String, String> environment) throws IOException {
    requireFree(settings.port(), "DIALPLANE_PORT");
    Template template = Template.load();
    Optional<String> elsewhere = elsewhere(environment);
    int port = elsewhere.isPresent() ? 0 : dynamoDbPort(settings);
    String endpoint = elsewhere.orElse("http://localhost:" + port);
    Map<String, String> functions = functionEnvironment(template, environment, endpoint);
    Settings read = Settings.of(functions);
    requireFolder(settings.data());
    DynamoDbLocal dynamoDb =
        elsewhere.isPresent() ? null : DynamoDbLocal.start(port, settings.data());
    createTables(template, functions);
    InstantSource clock = InstantSource.offset(InstantSource.system(), settings.clockShift());
    StoreClients clients = clients(functions, read, settings.data());
    Wiring wiring = new Wiring(read, clients, clock, new SecureRandom(), System.out);
    Invoker invoker = new Invoker(new Functions(template, wiring), template);
    String key = new Demo(invoker, settings.data()).key();
    Runner runner = new Runner(Gateway.start(settings.port(), invoker), dynamoDb, endpoint, key);
    runner.settleEvery(settings.settle(), invoker);
    return runner;
  }

  private static StoreClients clients(
      Map<String, String> environment, Settings read, @Nullable Path data) {
    List<ExecutionInterceptor> interceptors =
        data == null
            ? List.of()
            : List.of(
                new OnDisk(
                    new StoreClients(environment, StoreClients::crt, List.of()),
                    read.tables().organizations()));
    return new StoreClients(environment, StoreClients::crt, interceptors);
  }

  /// A DynamoDB that is there already.
  private static Optional<String> elsewhere(Map<String, String> environment) {
    String endpoint = environment.getOrDefault(ENDPOINT, "").strip();
    if (!endpoint.isEmpty() && !endpoint.matches("https?://[^/]+.*")) {
      throw new IllegalArgumentException(
          "%s is '%s'; it must be an address like http://localhost:8000."
              .formatted(ENDPOINT, endpoint));
    }
    return Optional.of(endpoint).filter(given -> !given.isEmpty());
  }

  private static int dynamoDbPort(RunnerSettings settings) throws IOException {
    requireFree(settings.dynamoDbPort(), "DIALPLANE_DYNAMODB_PORT");
    return free(settings.dynamoDbPort());
  }

  private static void requireFolder(@Nullable Path data) {
    try {
      if (data != null) {
        Files.createDirectories(data);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "DIALPLANE_DATA is '%s'; it must be a folder, or a path where one can be made."
              .formatted(data),
          e);
    }
  }

  /// The functions' environment: this process's own, and what a deployment would add.
  static Map<String, String> functionEnvironment(
      Template template, Map<String, String> environment, String endpoint) {
    Map<String, String> functions = new HashMap<>(template.tableVariables());
    functions.put("AWS_REGION", "us-east-1");
    functions.putAll(environment);
    functions.put(ENDPOINT, endpoint);
    if (!environment.containsKey("AWS_ACCESS_KEY_ID")) {
      functions.put("AWS_ACCESS_KEY_ID", "local");
      functions.put("AWS_SECRET_ACCESS_KEY", "local");
    }
    return functions;
  }

  private static void createTables(Template template, Map<String, String> environment)
      throws IOException {
    StoreClients clients = new StoreClients(environment, StoreClients::crt, List.of());
    try {
      new TemplateTables(template).createMissing(clients.get());
    } catch (SdkException e) {
      throw new IOException(
          "No DynamoDB can be used at %s, which %s names: %s"
              .formatted(environment.get(ENDPOINT), ENDPOINT, e.getMessage()),
          e);
    } finally {
      clients.close();
    }
  }

  /// A taken port is told before anything starts, with the setting that changes it.
  private static void requireFree(int port, String setting) throws IOException {
    try (ServerSocket probe = new ServerSocket(port)) {
      probe.setReuseAddress(true);
    } catch (IOException e) {
      throw new IOException(
          "Port %d is in use. Set %s to another one, or to 0 for any that is free."
              .formatted(port, setting),
          e);
    }
  }

  private static int free(int port) throws IOException {
    if (port != 0) {
      return port;
    }
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  private void settleEvery(Duration period, Invoker invoker) {
    if (!period.isZero() && invoker.knows(SETTLE)) {
      settling =
          schedule.scheduleAtFixedRate(
              () -> invoker.invoke(SETTLE, Json.object()),
              period.toSeconds(),
              period.toSeconds(),
              TimeUnit.SECONDS);
    }
  }

  /// Where the API is; the port is the real one.
  String address() {
    return "http://localhost:" + gateway.port();
  }

  String demoKey() {
    return demoKey;
  }

  String banner() {
    return """
    Dialplane %1$s
    DynamoDB  %2$s
    Key       %3$s  (organisation "Demo", test world, 25.00 in its wallet)

    Find a number:

      export DIALPLANE_KEY=%3$s
      curl -s "%1$s/api/v1/numbers/search?areaCode=415&limit=3" -H "Authorization: Bearer $DIALPLANE_KEY"

    Ctrl-C stops it. The rest of the story is in README.md.\
    """
        .formatted(address(), endpoint, demoKey);
  }

  @Override
  public void close() {
    if (settling != null) {
      settling.cancel(true);
    }
    schedule.shutdown();
    gateway.close();
    if (dynamoDb != null) {
      dynamoDb.close();
    }
  }
}
