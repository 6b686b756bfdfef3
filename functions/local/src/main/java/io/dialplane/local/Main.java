package io.dialplane.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Starts the runner: `mvn -q compile exec:exec`.
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    HeldOutput held = new HeldOutput(System.out);
    System.setOut(new PrintStream(held, true, StandardCharsets.UTF_8));
    try {
      Runner runner = Runner.start(RunnerSettings.of(environment), environment);
      held.open();
      System.out.println(runner.banner());
      Runtime.getRuntime().addShutdownHook(new Thread(runner::close, "stop"));
    } catch (IllegalArgumentException | IOException refusal) {
      // Not a bug: the message says what to set.
      System.err.println(refusal.getMessage());
      System.exit(1);
    }
  }
}
