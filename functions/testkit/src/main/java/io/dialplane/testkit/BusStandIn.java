package io.dialplane.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dialplane.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A bus of EventBridge for one deployment under test: takes `PutEvents` as the service does, ten
/// entries at most, and refuses what a test tells it to. The server behind is one for the whole
/// JVM.
public final class BusStandIn {
  private static final int MOST_ENTRIES = 10;
  private static final Map<String, BusStandIn> BUSES = new ConcurrentHashMap<>();
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static @Nullable HttpServer server;

  private final String name = "bus-" + NEXT.incrementAndGet();
  private final List<JsonNode> entries = new CopyOnWriteArrayList<>();
  private final Deque<Integer> refusals = new ConcurrentLinkedDeque<>();
  private final AtomicInteger calls = new AtomicInteger();

  private BusStandIn() {
    BUSES.put(name, this);
  }

  static BusStandIn open() {
    startOnce();
    return new BusStandIn();
  }

  private static synchronized void startOnce() {
    if (server == null) {
      try {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", BusStandIn::handle);
      server.start();
    }
  }

  public String name() {
    return name;
  }

  static synchronized String endpoint() {
    return "http://localhost:" + java.util.Objects.requireNonNull(server).getAddress().getPort();
  }

  /// The entries that were taken, as they were sent.
  public List<JsonNode> entries() {
    return List.copyOf(entries);
  }

  /// The events in them.
  public List<JsonNode> told() {
    return entries.stream()
        .map(entry -> Json.read(entry.path("Detail").asText()).orElseThrow())
        .toList();
  }

  public int calls() {
    return calls.get();
  }

  /// Refuses the entries at these places of the next call.
  public void refuseNext(int... places) {
    for (int place : places) {
      refusals.add(place);
    }
  }

  /// What was asked of it, as IAM would have to grant it.
  public Set<Access> accesses() {
    return calls.get() == 0 ? Set.of() : Set.of(new Access("PutEvents", "EventsBus"));
  }

  public void reset() {
    entries.clear();
    calls.set(0);
  }

  private static void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = Json.read(exchange.getRequestBody()).orElseThrow();
      JsonNode given = request.path("Entries");
      BusStandIn bus = BUSES.get(given.path(0).path("EventBusName").asText());
      boolean right =
          bus != null
              && "AWSEvents.PutEvents".equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
              && given.size() <= MOST_ENTRIES;
      byte[] answer =
          Json.bytes(
              right && bus != null
                  ? bus.take(given)
                  : Json.object().put("__type", "ValidationException"));
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(right ? 200 : 400, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private ObjectNode take(JsonNode given) {
    calls.incrementAndGet();
    Set<Integer> refused = new HashSet<>(refusals);
    refusals.clear();
    ObjectNode answer = Json.object();
    ArrayNode results = Json.array();
    for (int place = 0; place < given.size(); place++) {
      if (refused.contains(place)) {
        results.addObject().put("ErrorCode", "ThrottlingException").put("ErrorMessage", "slow");
      } else {
        results.addObject().put("EventId", "taken-" + place);
        entries.add(given.get(place));
      }
    }
    long failed = refused.stream().filter(place -> place < given.size()).count();
    return answer.put("FailedEntryCount", failed).set("Entries", results);
  }
}
