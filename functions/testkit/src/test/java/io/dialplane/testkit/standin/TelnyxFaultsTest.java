package io.dialplane.testkit.standin;

import io.dialplane.port.Carrier;
import java.time.InstantSource;

class TelnyxFaultsTest extends FaultsOfDeeds {
  private final TelnyxStandIn telnyx = TelnyxStandIn.start(InstantSource.system());
  private final Carrier carrier = Adapters.telnyx(telnyx.settings(), InstantSource.system());

  @Override
  StandIn standIn() {
    return telnyx;
  }

  @Override
  Carrier carrier() {
    return carrier;
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
