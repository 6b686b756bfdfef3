package io.dialplane.audit;

import io.dialplane.domain.Owned;
import io.dialplane.domain.Purchase;
import io.dialplane.domain.Tenant;
import java.util.HashMap;
import java.util.Map;

/// How many numbers and undecided purchases point at each agent, as the walk over them found.
final class Pointing {
  private final Map<Target, Long> counts = new HashMap<>();

  private record Target(Tenant tenant, String agentId) {}

  void add(Owned owned) {
    if (owned.agentId() != null) {
      counts.merge(new Target(owned.tenant(), owned.agentId()), 1L, Long::sum);
    }
  }

  void add(Purchase undecided) {
    if (undecided.agentId() != null) {
      counts.merge(new Target(undecided.tenant(), undecided.agentId()), 1L, Long::sum);
    }
  }

  long at(Tenant tenant, String agentId) {
    return counts.getOrDefault(new Target(tenant, agentId), 0L);
  }
}
