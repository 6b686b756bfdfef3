package io.dialplane.testkit.standin;

import io.dialplane.port.Carrier;
import java.time.InstantSource;

class TwilioFaultsTest extends FaultsOfDeeds {
  private final TwilioStandIn twilio = TwilioStandIn.start();
  private final Carrier carrier = Adapters.twilio(twilio.settings(), InstantSource.system());

  @Override
  StandIn standIn() {
    return twilio;
  }

  @Override
  Carrier carrier() {
    return carrier;
  }

  @Override
  String order() {
    return "POST /2010-04-01/Accounts/" + TwilioStandIn.ACCOUNT + "/IncomingPhoneNumbers.json";
  }

  @Override
  String release() {
    return "DELETE /2010-04-01/Accounts/" + TwilioStandIn.ACCOUNT + "/IncomingPhoneNumbers/";
  }
}
