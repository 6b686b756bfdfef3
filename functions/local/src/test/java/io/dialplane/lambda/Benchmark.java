package io.dialplane.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.lambda.LambdaProcess.Initialization;
import io.dialplane.local.Calling;
import io.dialplane.local.EventFile;
import io.dialplane.local.Seed;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Meter;
import io.dialplane.testkit.Template;
import io.dialplane.testkit.calls.CallingCarrier;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// What every function costs: its first answer from the start of its process, beside a handler that
/// does nothing and is booted in turn with it, so that both meet the same machine; the second; the
/// first after a snapshot; and a warm one. Medians, in milliseconds; nothing is asserted. The
/// README has the command; names of functions choose some.
///
/// *Own* is what is not the store's: of a first call all but the time from when the store has a
/// request until it has its answer, so that connecting, signing, and reading and writing what goes
/// over the wire are ours, and Lambda's own runtime client is too (the no-op shows how much that
/// is); of a warm call all but the calls to the store as the SDK makes them.
public final class Benchmark {
  private static final int BOOTS = 10;
  private static final int WARM_UP = 3_000;
  private static final int WARM = 1_000;
  private static final double MILLIS = 1e6;

  private final PrintStream out;
  private final Deployment deployment = Deployment.start();
  private final Path folder;
  private final StoreRelay relay;

  private Benchmark(PrintStream out) throws IOException {
    this.out = out;
    this.folder = Files.createTempDirectory("benchmark");
    this.relay =
        StoreRelay.start(environment(deployment).getOrDefault("AWS_ENDPOINT_URL_DYNAMODB", ""));
    Seed.sow(deployment.wiring().surroundings().store(), Instant.now());
  }

  public static void main(String[] arguments) throws IOException {
    // Answers leave at once, instead of waiting for more to send.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    PrintStream out = System.out;
    // The functions that run in this process log here.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    new Benchmark(out).run(Set.of(arguments));
    System.exit(0);
  }

  private static Map<String, String> environment(Deployment deployment) {
    return deployment.wiring().settings().environment();
  }

  private void run(Set<String> chosen) throws IOException {
    out.printf(
        "%-17s %-16s %6s %8s %6s %8s %12s %10s%n",
        "function", "event", "MB", "first", "ratio", "second", "primed, own", "warm, own");
    Play nothing = new Play(deployment, "", Json.object());
    Code noOp = noOp();
    Boots alone = new Boots();
    for (int i = 0; i < BOOTS; i++) {
      alone.boot(noOp, nothing);
    }
    out.printf(
        "%-17s %-16s %6s %8.0f %6s %8.2f %12.2f%n",
        "no-op", "", "", median(alone.firsts), "", median(alone.seconds), primed(noOp, nothing));
    for (String function : Template.load().functions().keySet()) {
      if (chosen.isEmpty() || chosen.contains(function)) {
        measure(function, noOp, nothing);
      }
    }
  }

  private void measure(String function, Code noOp, Play nothing) throws IOException {
    Play play = play(function);
    Code code = Code.unpack(function, folder);
    Boots boots = new Boots();
    Boots beside = new Boots();
    for (int i = 0; i < BOOTS; i++) {
      beside.boot(noOp, nothing);
      boots.boot(code, play);
    }
    out.printf(
        "%-17s %-16s %6.2f %8.0f %6.1f %8.2f %12.2f %10.3f%n",
        function,
        play.name(),
        Files.size(Code.jar(function)) / 1e6,
        median(boots.firsts),
        median(boots.firsts) / median(beside.firsts),
        median(boots.seconds),
        primed(code, play),
        warm(function, play));
  }

  /// What a function is asked, and the deployment that is asked it.
  private record Play(Deployment deployment, String name, JsonNode event) {}

  private Play play(String function) {
    if (function.equals("VoiceFunction")) {
      Calling calling = Calling.by(CallingCarrier.TWILIO);
      return new Play(calling.deployment(), "a signed call", calling.signedCall());
    }
    return EventFile.all().stream()
        .filter(file -> file.function().equals(function) && !file.name().equals("ping"))
        .findFirst()
        .map(file -> new Play(deployment, file.name(), file.event()))
        .orElseGet(() -> new Play(deployment, "(nothing to do)", nothingToDo()));
  }

  /// For those that take any event, and the one that takes a stream's records.
  private static JsonNode nothingToDo() {
    return Json.object().set("Records", Json.array());
  }

  private Code noOp() throws IOException {
    Path task = folder.resolve("NoOp").resolve("task");
    String file = NoOp.class.getName().replace('.', '/') + ".class";
    Files.createDirectories(task.resolve(file).resolve("..").normalize());
    try (InputStream code = NoOp.class.getResourceAsStream("NoOp.class")) {
      Files.copy(Objects.requireNonNull(code), task.resolve(file));
    }
    return new Code("NoOp", NoOp.class.getName(), task);
  }

  /// First and second answers of fresh processes.
  private static final class Boots {
    private final List<Long> firsts = new ArrayList<>();
    private final List<Long> seconds = new ArrayList<>();

    void boot(Code code, Play play) throws IOException {
      try (LambdaProcess process =
          LambdaProcess.start(code, environment(play.deployment()), Initialization.ON_DEMAND)) {
        firsts.add(process.invoke(play.event()).came() - process.started());
        seconds.add(process.invoke(play.event()).took().toNanos());
      }
    }
  }

  /// The first call after the priming hooks, beside what the store took of it.
  private double primed(Code code, Play play) throws IOException {
    Map<String, String> environment = new HashMap<>(environment(play.deployment()));
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", relay.endpoint());
    List<Long> own = new ArrayList<>();
    for (int i = 0; i < BOOTS; i++) {
      try (LambdaProcess process =
          LambdaProcess.start(code, environment, Initialization.SNAP_START)) {
        process.awaitSnapshot();
        long _ = relay.taken();
        process.restore();
        own.add(process.invoke(play.event()).took().toNanos() - relay.taken());
      }
    }
    return median(own);
  }

  /// In this process, beside the calls to the store as the SDK makes them.
  private static double warm(String function, Play play) {
    LongSupplier own =
        () -> {
          play.deployment().meter().reset();
          long began = System.nanoTime();
          JsonNode _ = play.deployment().invoke(function, play.event());
          return System.nanoTime() - began - inStore(play.deployment());
        };
    for (int i = 0; i < WARM_UP; i++) {
      long _ = own.getAsLong();
    }
    return median(Stream.generate(own::getAsLong).limit(WARM).toList());
  }

  private static long inStore(Deployment deployment) {
    return deployment.meter().calls().stream()
        .mapToLong((Meter.Recorded call) -> call.ended() - call.began())
        .sum();
  }

  private static double median(List<Long> nanos) {
    return nanos.stream().sorted().toList().get(nanos.size() / 2) / MILLIS;
  }
}
