package io.dialplane.testkit.standin;

import io.dialplane.port.Carrier;
import java.time.Duration;
import java.time.InstantSource;

class TwilioFaultsTest extends FaultsOfDeeds {
  private final TwilioStandIn twilio = TwilioStandIn.start();

  @Override
  StandIn standIn() {
    return twilio;
  }

  @Override
  Carrier carrier(Duration timeout) {
    return Adapters.twilio(twilio.settings(), InstantSource.system(), timeout);
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
