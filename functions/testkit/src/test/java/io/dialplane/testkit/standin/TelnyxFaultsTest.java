package io.dialplane.testkit.standin;

import io.dialplane.port.Carrier;
import java.time.Duration;
import java.time.InstantSource;

class TelnyxFaultsTest extends FaultsOfDeeds {
  private final TelnyxStandIn telnyx = TelnyxStandIn.start(InstantSource.system());

  @Override
  StandIn standIn() {
    return telnyx;
  }

  @Override
  Carrier carrier(Duration timeout) {
    return Adapters.telnyx(telnyx.settings(), InstantSource.system(), timeout);
  }

  @Override
  String order() {
    return "POST /number_orders";
  }

  @Override
  String release() {
    return "DELETE /phone_numbers";
  }
}
