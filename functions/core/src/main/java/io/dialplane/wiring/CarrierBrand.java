package io.dialplane.wiring;

import io.dialplane.carrier.rest.RestApi;
import io.dialplane.carrier.rest.VoiceUrls;
import io.dialplane.carrier.telnyx.TelnyxCarrier;
import io.dialplane.carrier.twilio.TwilioCarrier;
import io.dialplane.port.Carrier;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The carriers that can be named in CARRIERS beside the sandbox, each with the credentials that it
/// does not work without.
enum CarrierBrand {
  TELNYX,
  TWILIO;

  String label() {
    return switch (this) {
      case TELNYX -> TelnyxCarrier.NAME;
      case TWILIO -> TwilioCarrier.NAME;
    };
  }

  RestApi.Profile profile() {
    return switch (this) {
      case TELNYX -> TelnyxCarrier.PROFILE;
      case TWILIO -> TwilioCarrier.PROFILE;
    };
  }

  /// Names of settings.
  List<String> required() {
    return switch (this) {
      case TELNYX -> List.of("TELNYX_API_KEY");
      case TWILIO -> List.of("TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN");
    };
  }

  static Optional<CarrierBrand> of(String label) {
    return Stream.of(values()).filter(brand -> brand.label().equals(label)).findFirst();
  }

  Carrier carrier(RestApi api, InstantSource clock, Optional<VoiceUrls> voice) {
    return switch (this) {
      case TELNYX -> new TelnyxCarrier(api, clock, voice);
      case TWILIO -> new TwilioCarrier(api, clock, voice);
    };
  }
}
