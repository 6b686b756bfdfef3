package io.dialplane.port;

import io.dialplane.domain.Tenant;
import java.util.List;

/// Which carriers a tenant buys from.
public interface Carriers {

  /// In the order of preference; the sandbox alone for a test world.
  List<Carrier> of(Tenant tenant);

  /// The carrier that a number remembers.
  ///
  /// @throws IllegalStateException where this deployment no longer has it
  Carrier named(String name);
}
