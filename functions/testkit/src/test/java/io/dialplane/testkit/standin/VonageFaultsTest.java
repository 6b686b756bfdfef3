package io.dialplane.testkit.standin;

import io.dialplane.port.Carrier;
import java.time.Duration;

class VonageFaultsTest extends FaultsOfDeeds {
  private final VonageStandIn vonage = VonageStandIn.start();

  @Override
  StandIn standIn() {
    return vonage;
  }

  @Override
  Carrier carrier(Duration timeout) {
    return Adapters.vonage(vonage.settings(), timeout);
  }

  @Override
  String order() {
    return "POST /number/buy";
  }

  @Override
  String release() {
    return "POST /number/cancel";
  }

  @Override
  boolean keepsReferences() {
    return false;
  }

  @Override
  boolean readsReleases() {
    return true;
  }
}
