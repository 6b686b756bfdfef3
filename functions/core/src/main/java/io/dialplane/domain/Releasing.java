package io.dialplane.domain;

import org.jspecify.annotations.Nullable;

/// Given back by its owner, not yet confirmed by the carrier: no longer the owner's to use and not
/// charged again. `requestId` is the keyed request that its end answers; `timers.quietUntil` is
/// that of the last time the carrier was asked.
public record Releasing(Owned was, @Nullable String requestId, Timers timers)
    implements NumberState {

  @Override
  public E164 e164() {
    return was.e164();
  }
}
