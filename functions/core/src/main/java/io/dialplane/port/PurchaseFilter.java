package io.dialplane.port;

import io.dialplane.domain.Purchase;
import io.dialplane.domain.Tenant;
import org.jspecify.annotations.Nullable;

/// Which of a tenant's purchases to list; null asks for any status.
public record PurchaseFilter(Tenant tenant, Purchase.@Nullable Status status) {}
