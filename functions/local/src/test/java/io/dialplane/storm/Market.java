package io.dialplane.storm;

import io.dialplane.port.Carrier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a storm's numbers are sold: a carrier, and what can be seen of it from outside.
interface Market {
  Carrier carrier();

  /// What `crowd` asks for.
  List<String> inventory(Crowd crowd);

  /// Those that lie on the account from before: the last tenth.
  static List<String> brought(List<String> inventory) {
    return inventory.subList(inventory.size() * 9 / 10, inventory.size());
  }

  /// A customer's own number, to be imported.
  void bring(String e164);

  void rage();

  void calmDown();

  /// So much time is about to pass: what was put off may come now.
  default void passes(Duration time) {}

  /// Somebody gives a number up at the carrier's own desk.
  default void giveUp(String e164, String carrierId) {
    throw new IllegalStateException("a carrier that leaves no orphans has no need of that");
  }

  /// What lies on the account now, each with the order that bought it; empty where none did.
  Map<String, Optional<String>> account();

  /// What must never be asked of a carrier.
  List<String> wrongs();
}
