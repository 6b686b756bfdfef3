package io.dialplane.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Given back by its owner, not yet confirmed by the carrier: no longer the owner's to use and not
/// charged again. `agentBefore` is put back where the carrier refuses for good. Nobody but the
/// lease's holder speaks to the carrier until `leaseUntil`; `requestId` is the keyed request that
/// its end answers.
public record Releasing(
    Owned was, @Nullable String requestId, Instant leaseUntil, Instant quietUntil, int attempts)
    implements NumberState {

  @Override
  public E164 e164() {
    return was.e164();
  }
}
