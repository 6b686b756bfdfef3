package io.dialplane.audit;

import io.dialplane.domain.Owned;
import io.dialplane.domain.Purchase;
import io.dialplane.domain.Tenant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How many numbers and undecided purchases point at each agent, as the walk over them found.
final class Assigned {
  private final Map<Tenant, Map<String, Long>> counts = new HashMap<>();

  void add(Owned owned) {
    add(owned.tenant(), owned.agentId());
  }

  void add(Purchase undecided) {
    add(undecided.tenant(), undecided.agentId());
  }

  private void add(Tenant tenant, @Nullable String agentId) {
    if (agentId != null) {
      counts.computeIfAbsent(tenant, _ -> new TreeMap<>()).merge(agentId, 1L, Long::sum);
    }
  }

  /// The agents of a tenant's that anything points at.
  Set<String> of(Tenant tenant) {
    return new TreeSet<>(counts.getOrDefault(tenant, Map.of()).keySet());
  }

  long at(Tenant tenant, String agentId) {
    return counts.getOrDefault(tenant, Map.of()).getOrDefault(agentId, 0L);
  }
}
