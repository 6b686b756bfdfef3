package io.dialplane.testkit.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dialplane.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A carrier on localhost, over real HTTP. It keeps what it sold, remembers what it heard, holds
/// both its own answers and every request against the carrier's document, and fails the requests
/// that it is told to fail.
public abstract class StandIn implements AutoCloseable {
  private static final int MOST_BACKLOG = 100;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final String basePath;
  private final @Nullable ApiDocument document;
  private final List<Heard> heard = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private final List<Runnable> late = new ArrayList<>();
  private final Script script = new Script();
  private volatile Retelling retelling = Retelling.VERBATIM;

  /// `basePath` is the part of the base URL that the document's paths do not have.
  protected StandIn(String basePath, @Nullable ApiDocument document) {
    this.basePath = basePath;
    this.document = document;
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), MOST_BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /// What the carrier answers. Called by one thread at a time.
  protected abstract Said answer(Heard heard);

  /// The carrier's own way of saying that something is wrong.
  protected abstract Said error(int status);

  /// Notes where a request leaves what is known of a carrier that publishes no document.
  protected final synchronized void complain(Heard heard, String about) {
    violations.add(heard.line() + ": " + about);
  }

  /// Settings with which a deployment finds this stand-in.
  public abstract Map<String, String> settings();

  protected final String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + basePath;
  }

  /// Fails the next request that changes something.
  public final void failNextDeed(Fault fault) {
    script.fail("", fault);
  }

  /// Fails the next request whose method and path begin like this.
  public final void failNext(String line, Fault fault) {
    script.fail(line, fault);
  }

  /// Answers the next request whose method and path begin like this with these words, and does
  /// nothing.
  public final void answerNext(String line, Said said) {
    script.answer(line, said);
  }

  /// What becomes of every answer from now on, after it was held against the document.
  public final void retell(Retelling other) {
    retelling = other;
  }

  /// Forgets what was to fail.
  public final void forgive() {
    script.clear();
  }

  /// Waits, for so long at most, until a request has failed: whoever sent it may have given it up
  /// before it was looked at.
  public final boolean hasFailed(Duration patience) {
    return script.hasFailed(patience);
  }

  /// What nobody has any more is for sale again.
  public final synchronized void restock() {
    resell();
  }

  /// Sells whatever is not on the account, where anything is sold.
  protected void resell() {}

  /// Does now what was put off.
  public final synchronized void applyLate() {
    late.forEach(Runnable::run);
    late.clear();
  }

  /// The carrier's document, where it publishes one.
  final Optional<ApiDocument> document() {
    return Optional.ofNullable(document);
  }

  /// Every request so far.
  public final synchronized List<Heard> heard() {
    return List.copyOf(heard);
  }

  /// Requests whose method and path begin like this.
  public final List<Heard> heard(String line) {
    return heard().stream().filter(each -> each.line().startsWith(line)).toList();
  }

  /// Where requests or answers left the carrier's document; empty where none did.
  public final synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Heard arrived = Heard.of(exchange);
    Heard request =
        new Heard(
            arrived.method(),
            arrived.path().startsWith(basePath)
                ? arrived.path().substring(basePath.length())
                : arrived.path(),
            arrived.query(),
            arrived.headers(),
            arrived.body());
    Optional<Fault> fault = next(request);
    if (fault.isEmpty()) {
      send(exchange, said(request));
    } else {
      fail(exchange, request, fault.get());
    }
  }

  private synchronized Optional<Fault> next(Heard request) {
    heard.add(request);
    if (document != null) {
      violations.addAll(document.faults(request));
    }
    return script.next(request);
  }

  private synchronized Said said(Heard request) {
    Said said = script.instead(request).orElseGet(() -> answer(request));
    if (document != null) {
      violations.addAll(document.faults(request, said));
    }
    return retelling.retold(request, said);
  }

  private void fail(HttpExchange exchange, Heard request, Fault fault) throws IOException {
    if (fault.isApplied()) {
      said(request);
    } else if (fault == Fault.APPLIES_LATE) {
      putOff(request);
    }
    script.failed();
    switch (fault) {
      case TIMES_OUT_BEFORE, TIMES_OUT_AFTER, APPLIES_LATE -> stall(exchange);
      case FAILS_BEFORE -> send(exchange, error(503));
      case FAILS_AFTER -> send(exchange, error(500));
      case GARBLES -> write(exchange, 200, "<html>all is well</html>", 0);
      case BREAKS_OFF -> write(exchange, 200, "[1,", MOST_BACKLOG);
      case DROPS_BEFORE, DROPS_AFTER -> exchange.close();
      case COMES_TWICE -> send(exchange, said(request));
      case THROTTLES -> {
        exchange.getResponseHeaders().add("Retry-After", "0");
        send(exchange, error(429));
      }
      case DENIES -> send(exchange, error(401));
    }
  }

  private synchronized void putOff(Heard request) {
    late.add(() -> answer(request));
  }

  /// Says nothing for as long as the stand-in stands.
  private void stall(HttpExchange exchange) {
    try {
      closed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private static void send(HttpExchange exchange, Said said) throws IOException {
    said.headers().forEach(exchange.getResponseHeaders()::add);
    write(exchange, said.status(), said.body() == null ? "" : Json.write(said.body()), 0);
  }

  /// `more` are bytes that are promised and never come.
  private static void write(HttpExchange exchange, int status, String text, int more)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length + more);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      if (more == 0) {
        throw e;
      }
      // An answer that ends in the middle was the point.
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
