package io.dialplane.audit;

import io.dialplane.domain.Owned;
import io.dialplane.domain.Purchase;
import io.dialplane.domain.Tenant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

  /// The agents of a tenant's that anything points at.
  Set<String> of(Tenant tenant) {
    Set<String> agents = new TreeSet<>();
    counts.keySet().stream()
        .filter(target -> target.tenant().equals(tenant))
        .forEach(target -> agents.add(target.agentId()));
    return agents;
  }

  long at(Tenant tenant, String agentId) {
    return counts.getOrDefault(new Target(tenant, agentId), 0L);
  }
}
