package io.dialplane.domain;

import org.jspecify.annotations.Nullable;

/// What a caller asks to buy, and on which terms.
public record PurchaseOrder(
    E164 e164,
    @Nullable String reservationId,
    @Nullable String agentId,
    @Nullable Money maxMonthlyCost) {}
