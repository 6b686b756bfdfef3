package io.dialplane.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.testkit.Template;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/// A handler in a process of its own, started as Lambda starts it: the AWS runtime interface client
/// on the class path, the unpacked code in the working folder, the flags of the managed runtime.
final class LambdaProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final RuntimeApi api;
  private final Process process;
  private final Path output;
  private final long started;
  private final CompletableFuture<Void> end;

  private LambdaProcess(RuntimeApi api, Process process, Path output, long started) {
    this.api = api;
    this.process = process;
    this.output = output;
    this.started = started;
    this.end = process.onExit().thenAccept(ended -> api.fail("ended with " + ended.exitValue()));
  }

  /// How Lambda starts a function: on demand, or, with SnapStart, up to the point where it takes
  /// the snapshot.
  enum Initialization {
    ON_DEMAND,
    SNAP_START
  }

  /// `environment` is the function's own.
  static LambdaProcess start(Code code, Map<String, String> environment, Initialization how)
      throws IOException {
    RuntimeApi api = RuntimeApi.start();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    command.addAll(List.of("-cp", runtimeInterfaceClient(), AWSLambda.class.getName()));
    command.add(code.handler());
    Path output = Files.createTempFile(code.folder().getParent(), "output", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(code.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    Map<String, String> all = builder.environment();
    all.keySet().removeIf(name -> name.startsWith("AWS_"));
    all.putAll(environment);
    all.put("AWS_LAMBDA_RUNTIME_API", api.address());
    all.put("AWS_LAMBDA_FUNCTION_NAME", code.name());
    all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    all.put("_HANDLER", code.handler());
    all.put("JAVA_TOOL_OPTIONS", Template.load().variable("JAVA_TOOL_OPTIONS"));
    if (how == Initialization.SNAP_START) {
      all.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
      all.keySet().removeAll(Set.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"));
      all.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", api.credentials());
    }
    long now = System.nanoTime();
    return new LambdaProcess(api, builder.start(), output, now);
  }

  /// The client and what it needs, which on AWS is the managed runtime.
  private static String runtimeInterfaceClient() {
    return Stream.of(
            AWSLambda.class,
            PojoSerializer.class,
            RequestStreamHandler.class,
            SdkInternalThreadLocal.class)
        .map(LambdaProcess::jar)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String jar(Class<?> of) {
    try {
      return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  RuntimeApi.Reply invoke(JsonNode event) throws IOException {
    return await(api.invoke(event));
  }

  /// Waits for the snapshot's moment.
  void awaitSnapshot() throws IOException {
    await(api.snapshot());
  }

  void restore() {
    api.restore();
  }

  private <T> T await(CompletableFuture<T> answer) throws IOException {
    try {
      CompletableFuture.anyOf(answer, api.failure()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return answer.join();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e + "\n" + output(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// From the start of the process, in nanoseconds of [System#nanoTime].
  long started() {
    return started;
  }

  /// Whether the process holds a TCP connection to this port, as Linux knows it.
  boolean isConnectedTo(int port) throws IOException {
    Path self = Path.of("/proc", Long.toString(process.pid()));
    Set<String> sockets = new HashSet<>();
    try (Stream<Path> files = Files.list(self.resolve("fd"))) {
      for (Path file : files.toList()) {
        sockets.add(Files.readSymbolicLink(file).toString());
      }
    }
    String peer = ":%04X".formatted(port);
    return Stream.concat(
            Files.readAllLines(self.resolve("net/tcp")).stream(),
            Files.readAllLines(self.resolve("net/tcp6")).stream())
        .map(line -> line.strip().split("\\s+"))
        .anyMatch(row -> row[2].endsWith(peer) && sockets.contains("socket:[" + row[9] + "]"));
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    end.join();
    api.close();
  }
}
