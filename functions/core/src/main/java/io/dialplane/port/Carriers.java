package io.dialplane.port;

import io.dialplane.domain.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Which carriers a tenant buys from.
public interface Carriers {

  /// In the order of preference; the sandbox alone for a test world.
  List<Carrier> of(Tenant tenant);

  /// Every carrier of this deployment, the sandbox included.
  List<Carrier> all();

  /// The carrier that a number remembers; empty where `CARRIERS` no longer names it.
  Optional<Carrier> named(String name);

  /// How long several carriers may take together for one question.
  Duration patience();
}
