package io.dialplane.testkit.standin;

import io.dialplane.port.Carrier;
import java.time.Duration;
import java.time.InstantSource;

/// The real carriers: each one's stand-in, and its adapter before that.
public enum Brand {
  TELNYX,
  TWILIO,
  PLIVO,
  VONAGE;

  /// A stand-in that sends calls here.
  public StandIn open(InstantSource clock) {
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

  /// The adapter as a deployment sets it up.
  public Carrier adapter(StandIn standIn, InstantSource clock, Duration timeout) {
    return switch (this) {
      case TELNYX -> Adapters.telnyx(standIn.settings(), clock, timeout);
      case TWILIO -> Adapters.twilio(standIn.settings(), clock, timeout);
      case PLIVO -> Adapters.plivo(standIn.settings(), timeout);
      case VONAGE -> Adapters.vonage(standIn.settings(), timeout);
    };
  }

  /// Whether the account has a number.
  public boolean owns(StandIn standIn, String e164) {
    return switch (standIn) {
      case TelnyxStandIn telnyx -> telnyx.owns(e164);
      case TwilioStandIn twilio -> twilio.owns(e164);
      case PlivoStandIn plivo -> plivo.owns(e164);
      case VonageStandIn vonage -> vonage.owns(e164);
      default -> throw new IllegalArgumentException("no carrier's stand-in");
    };
  }

  /// Puts a number on the account, as if it had been there before.
  public void bring(StandIn standIn, String e164) {
    switch (standIn) {
      case TelnyxStandIn telnyx -> telnyx.onAccount(e164, "brought");
      case TwilioStandIn twilio -> twilio.onAccount(e164, "brought");
      case PlivoStandIn plivo -> plivo.onAccount(e164);
      case VonageStandIn vonage -> vonage.onAccount(e164);
      default -> throw new IllegalArgumentException("no carrier's stand-in");
    }
  }
}
