package io.dialplane.domain;

/// Counts as text of one length, so that text order is their order. Keys are made so on every path,
/// and a format would be read anew each time.
public final class Padded {

  private Padded() {}

  /// With zeros before it; `count` is not negative.
  public static String of(long count, int length) {
    String digits = Long.toString(count);
    return "0".repeat(Math.max(0, length - digits.length())) + digits;
  }
}
