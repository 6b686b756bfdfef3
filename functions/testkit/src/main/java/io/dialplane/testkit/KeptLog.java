package io.dialplane.testkit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the functions of every deployment under test have logged in this JVM: kept instead of
/// printed, so that a test can look through all of it.
public final class KeptLog {
  private static final ByteArrayOutputStream KEPT = new ByteArrayOutputStream();
  private static final PrintStream STREAM = new PrintStream(KEPT, true, StandardCharsets.UTF_8);

  private KeptLog() {}

  static PrintStream stream() {
    return STREAM;
  }

  public static List<String> lines() {
    return KEPT.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /// The line of one request.
  public static String line(String requestId) {
    String id = "\"requestId\":\"" + requestId + "\"";
    return lines().stream().filter(line -> line.contains(id)).findFirst().orElseThrow();
  }
}
