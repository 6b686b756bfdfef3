package io.dialplane.port;

import io.dialplane.domain.NumberStatus;
import io.dialplane.domain.Tenant;
import org.jspecify.annotations.Nullable;

/// Which of a tenant's numbers to list; null asks for any.
public record NumberFilter(
    Tenant tenant, @Nullable NumberStatus status, @Nullable String agentId) {}
