package io.dialplane.http;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;

/// A bug's trace as a log may have it: without the keys and numbers that its messages may quote.
public final class Trace {
  private static final Pattern KEY = Pattern.compile("dp_(live|test)_\\w+");

  /// Of a number, its last four digits may be shown.
  private static final Pattern NUMBER = Pattern.compile("\\+?\\d{4,11}(\\d{4})");

  private Trace() {}

  /// The first `longest` characters of it.
  public static String of(Throwable bug, int longest) {
    StringWriter trace = new StringWriter();
    bug.printStackTrace(new PrintWriter(trace));
    String text = KEY.matcher(trace.toString()).replaceAll("dp_…");
    text = NUMBER.matcher(text).replaceAll("…$1");
    return text.substring(0, Math.min(text.length(), longest));
  }
}
