package io.dialplane.storm;

import io.dialplane.port.Carrier;
import io.dialplane.testkit.standin.Adapters;
import io.dialplane.testkit.standin.PlivoStandIn;
import io.dialplane.testkit.standin.StandIn;
import io.dialplane.testkit.standin.TelnyxStandIn;
import io.dialplane.testkit.standin.TwilioStandIn;
import io.dialplane.testkit.standin.VonageStandIn;
import java.time.Duration;
import java.time.InstantSource;

/// The carriers that a storm goes over by real HTTP.
enum Brand {
  TELNYX,
  TWILIO,
  PLIVO,
  VONAGE;

  StandIn open(InstantSource clock) {
    return switch (this) {
      case TELNYX -> {
        TelnyxStandIn telnyx = TelnyxStandIn.start(clock);
        telnyx.completeAfter(2);
        yield telnyx;
      }
      case TWILIO -> TwilioStandIn.start();
      case PLIVO -> PlivoStandIn.start();
      case VONAGE -> {
        VonageStandIn vonage = VonageStandIn.start();
        vonage.sendsCallsTo(Adapters.calls("vonage"));
        yield vonage;
      }
    };
  }

  Carrier adapter(StandIn standIn, InstantSource clock, Duration timeout) {
    return switch (this) {
      case TELNYX -> Adapters.telnyx(standIn.settings(), clock, timeout);
      case TWILIO -> Adapters.twilio(standIn.settings(), clock, timeout);
      case PLIVO -> Adapters.plivo(standIn.settings(), timeout);
      case VONAGE -> Adapters.vonage(standIn.settings(), timeout);
    };
  }

  /// Puts a number on the account, as if it had been there before.
  void bring(StandIn standIn, String e164) {
    switch (standIn) {
      case TelnyxStandIn telnyx -> telnyx.onAccount(e164, "brought");
      case TwilioStandIn twilio -> twilio.onAccount(e164, "brought");
      case PlivoStandIn plivo -> plivo.onAccount(e164);
      case VonageStandIn vonage -> vonage.onAccount(e164);
      default -> throw new IllegalArgumentException("no carrier's stand-in");
    }
  }
}
