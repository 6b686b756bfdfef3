package io.dialplane.carrier.rest;

import io.dialplane.domain.E164;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;

/// A carrier that keeps no number for anybody: holds are Dialplane's own alone.
public interface WithoutHolds extends Carrier {

  @Override
  default CarrierAnswer<Hold> hold(E164 e164, String reference) {
    return CarrierAnswer.refused(Refusal.UNSUPPORTED, name() + " has no holds");
  }

  @Override
  default CarrierAnswer<Hold> extendHold(E164 e164, String holdId) {
    return CarrierAnswer.refused(Refusal.UNSUPPORTED, name() + " has no holds");
  }

  @Override
  default CarrierAnswer<Confirmed> releaseHold(E164 e164, String holdId) {
    return CarrierAnswer.refused(Refusal.UNSUPPORTED, name() + " has no holds");
  }
}
