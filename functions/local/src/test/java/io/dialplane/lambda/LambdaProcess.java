package io.dialplane.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /// How a process starts, over what a function's environment holds.
  record Start(Code code, Map<String, String> environment, List<String> flags) {

    /// Up to the point where SnapStart takes its snapshot.
    Start forSnapshot() {
      Map<String, String> snapStart = new HashMap<>(environment);
      snapStart.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
      return new Start(
          code, snapStart, List.of("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"));
    }
  }

  static LambdaProcess start(Start start) throws IOException {
    RuntimeApi api = RuntimeApi.start();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(start.flags());
    command.addAll(List.of("-cp", runtimeInterfaceClient(), AWSLambda.class.getName()));
    command.add(start.code().handler());
    Path output = Files.createTempFile(start.code().folder().getParent(), "output", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(start.code().folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(start.environment());
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_LAMBDA_RUNTIME_API",
                api.address(),
                "_HANDLER",
                start.code().handler(),
                "AWS_LAMBDA_FUNCTION_NAME",
                start.code().name(),
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                "1024"));
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

  long pid() {
    return process.pid();
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
