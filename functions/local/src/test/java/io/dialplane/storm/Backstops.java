package io.dialplane.storm;

import java.util.Map;
import java.util.TreeMap;

/// Conditions that no storm can show, each with the reason why it stays.
final class Backstops {

  private Backstops() {}

  static Map<String, String> all() {
    return new TreeMap<>();
  }
}
