package io.dialplane.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dialplane.carrier.DeploymentCarriers;
import io.dialplane.carrier.sandbox.SandboxCarrier;
import io.dialplane.dynamodb.DynamoDbStore;
import io.dialplane.dynamodb.Images;
import io.dialplane.eventbridge.EventBridgeBus;
import io.dialplane.http.Endpoint;
import io.dialplane.http.Entrance;
import io.dialplane.http.Hook;
import io.dialplane.http.NoRoute;
import io.dialplane.http.Operation;
import io.dialplane.http.OperatorAction;
import io.dialplane.http.OperatorEndpoint;
import io.dialplane.http.Script;
import io.dialplane.http.Surroundings;
import io.dialplane.http.WebhookEndpoint;
import io.dialplane.port.Bus;
import io.dialplane.port.Carrier;
import io.dialplane.port.Carriers;
import io.dialplane.port.Ids;
import io.dialplane.port.Lines;
import io.dialplane.port.Ref;
import io.dialplane.port.Snapshot;
import io.dialplane.port.StreamImages;
import java.io.OutputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;

/// One deployment's parts, put together. Handlers take from here what their operations need.
public final class Wiring {
  /// So many clients connect before a snapshot, and so often each of them reads.
  private static final int CONNECTIONS = 20;

  private static final int READS = 10;

  /// How Lambda calls a start whose snapshot it takes.
  private static final String SNAP_START = "snap-start";

  private final Settings settings;
  private final StoreClients clients;
  private final DynamoDbStore store;
  private final Surroundings surroundings;
  private final Carrier sandbox;
  private final Supplier<SdkHttpClient> http;
  private final List<Supplier<Script>> scripts = new ArrayList<>();

  /// Null where a test's carrier stands for all of them.
  private final @Nullable RandomGenerator random;

  /// Of what was asked for, before a snapshot: a function that speaks to no carrier may not read
  /// their credentials.
  private final List<Runnable> preparations = new ArrayList<>();

  private @Nullable Carriers carriers;

  /// As on AWS, or in the local runner with its own time.
  public Wiring(Settings settings, InstantSource clock, RandomGenerator random) {
    this(settings, StoreClients.of(settings.environment()), clock, random, System.out);
  }

  /// With clients and a log of one's own, for tests that stand below the SDK.
  public Wiring(
      Settings settings,
      StoreClients clients,
      InstantSource clock,
      RandomGenerator random,
      PrintStream log) {
    Ids ids = new Ids(random);
    this.settings = settings;
    this.clients = clients;
    this.store = new DynamoDbStore(clients, settings.tables(), ids);
    this.surroundings = new Surroundings(store, clock, ids, log);
    this.sandbox = sandbox(settings, clients, clock);
    this.http = StoreClients::crt;
    this.random = random;
  }

  /// With a carrier of one's own in the sandbox's place, for tests.
  public Wiring(Wiring other, Carrier carrier) {
    this(other, carrier, other.http);
  }

  private Wiring(Wiring other, Carrier carrier, Supplier<SdkHttpClient> http) {
    this.settings = other.settings;
    this.clients = other.clients;
    this.store = other.store;
    this.surroundings = other.surroundings;
    this.sandbox = carrier;
    this.http = http;
    this.random = null;
  }

  /// What a Lambda's handler starts from. `again` makes one like it for its rehearsal, should it
  /// get a snapshot.
  public static Wiring ofLambda(Function<Wiring, RequestStreamHandler> again) {
    Map<String, String> environment = System.getenv();
    // Random ids must differ between the copies of one snapshot: SecureRandom is reseeded on
    // restore.
    Wiring wiring =
        new Wiring(Settings.of(environment), InstantSource.system(), new SecureRandom());
    // A start on demand has a caller who waits, and no use for the hooks of a snapshot.
    if (SNAP_START.equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
      Priming.register(new Priming(wiring, again));
    }
    return wiring;
  }

  /// For a rehearsal: everything leads to `stage`, the one carrier is the sandbox, and nothing is
  /// logged.
  static Wiring rehearsing(Settings settings, SdkHttpClient stage) {
    StoreClients clients = new StoreClients(settings.environment(), () -> stage, List.of());
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    Wiring plain =
        new Wiring(settings, clients, InstantSource.system(), new SecureRandom(), nowhere);
    return new Wiring(plain, plain.sandbox, () -> stage);
  }

  private static Carrier sandbox(Settings settings, StoreClients clients, InstantSource clock) {
    Duration late = settings.timing().lease().plus(settings.timing().quiet()).dividedBy(2);
    return new SandboxCarrier(
        new SandboxCarrier.SandboxTable(clients, settings.sandboxTable()), clock, late);
  }

  public Settings settings() {
    return settings;
  }

  public Surroundings surroundings() {
    return surroundings;
  }

  public Ids ids() {
    return surroundings.ids();
  }

  /// Made when they are first asked for: many functions speak to no carrier.
  public synchronized Carriers carriers() {
    if (carriers == null) {
      List<Carrier> live = random == null ? List.of(sandbox) : lineup(random);
      carriers =
          new DeploymentCarriers(
              live,
              sandbox,
              settings.selling().markupPercent(),
              settings.timing().carrierTimeout());
    }
    return carriers;
  }

  private List<Carrier> lineup(RandomGenerator random) {
    CarrierLineup lineup = new CarrierLineup(settings, random);
    preparations.add(lineup::prepare);
    return lineup.carriers(sandbox, surroundings.clock());
  }

  /// The carriers that may call.
  public synchronized Lines lines() {
    CarrierLines lines = new CarrierLines(settings);
    preparations.add(lines::prepare);
    return lines;
  }

  /// The bus that events are told on, for the functions whose jars have its SDK.
  public Bus bus() {
    Map<String, String> environment = settings.environment();
    BusClient client = new BusClient(environment, http);
    preparations.add(client::get);
    return new EventBridgeBus(client, environment.getOrDefault("EVENT_BUS", ""));
  }

  /// How the tables' streams are read.
  public StreamImages images() {
    return new Images();
  }

  /// The way into a function with these operations.
  public Entrance endpoint(List<Operation<?>> operations) {
    return scripted(new Endpoint(surroundings, operations));
  }

  /// The way into the operators' function.
  public Entrance operators(List<OperatorAction<?>> actions) {
    return scripted(new OperatorEndpoint(surroundings, actions));
  }

  /// The way into a function whose callers sign instead of bringing a key.
  public Entrance webhooks(List<Hook> hooks) {
    return scripted(new WebhookEndpoint(surroundings, hooks));
  }

  /// The way into the function behind every other path.
  public Entrance noRoute() {
    return scripted(new NoRoute(surroundings));
  }

  private Entrance scripted(Entrance entrance) {
    scripts.add(entrance::script);
    return entrance;
  }

  /// How a function without an entrance is rehearsed; asked for before a snapshot alone.
  public void script(Supplier<Script> script) {
    scripts.add(script);
  }

  List<Script> scripts() {
    return scripts.stream().map(Supplier::get).toList();
  }

  /// Before a snapshot is taken: walks the way to the real store, by reads of what nobody has.
  void connect() {
    List<Ref<?>> reads = scripts().stream().flatMap(script -> script.reads().stream()).toList();
    if (reads.isEmpty()) {
      return;
    }
    for (int connection = 0; connection < CONNECTIONS; connection++) {
      for (int read = 0; read < READS; read++) {
        Snapshot _ = store.read(reads);
      }
      boolean _ = clients.renew();
    }
  }

  /// The last thing before a snapshot: leaves behind clients that have yet to connect.
  void prepare() {
    if (clients.renew()) {
      store.prepare();
    }
    preparations.forEach(Runnable::run);
  }
}
