package io.dialplane.testkit.standin;

import io.dialplane.port.Carrier;
import java.time.Duration;

class PlivoFaultsTest extends FaultsOfDeeds {
  private final PlivoStandIn plivo = PlivoStandIn.start();

  @Override
  StandIn standIn() {
    return plivo;
  }

  @Override
  Carrier carrier(Duration timeout) {
    return Adapters.plivo(plivo.settings(), timeout);
  }

  @Override
  String order() {
    return "POST /Account/MA0123456789ABCDEFGH/PhoneNumber/";
  }

  @Override
  String release() {
    return "DELETE /Account/MA0123456789ABCDEFGH/Number/";
  }

  @Override
  boolean keepsReferences() {
    return false;
  }
}
