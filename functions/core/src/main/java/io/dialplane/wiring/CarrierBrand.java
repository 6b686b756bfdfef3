package io.dialplane.wiring;

import io.dialplane.carrier.plivo.PlivoCarrier;
import io.dialplane.carrier.rest.RestApi;
import io.dialplane.carrier.telnyx.TelnyxCarrier;
import io.dialplane.carrier.twilio.TwilioCarrier;
import io.dialplane.carrier.vonage.Euros;
import io.dialplane.carrier.vonage.VonageCarrier;
import io.dialplane.port.Carrier;
import io.dialplane.port.VoiceUrls;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The carriers that can be named in CARRIERS beside the sandbox, each with the credentials that it
/// does not work without.
enum CarrierBrand {
  TELNYX,
  TWILIO,
  PLIVO,
  VONAGE;

  String label() {
    return switch (this) {
      case TELNYX -> TelnyxCarrier.NAME;
      case TWILIO -> TwilioCarrier.NAME;
      case PLIVO -> PlivoCarrier.NAME;
      case VONAGE -> VonageCarrier.NAME;
    };
  }

  /// The setting that says where it is. Told without loading anything of the carrier's.
  String baseSetting() {
    return name() + "_BASE_URL";
  }

  RestApi.Profile profile() {
    return switch (this) {
      case TELNYX -> TelnyxCarrier.PROFILE;
      case TWILIO -> TwilioCarrier.PROFILE;
      case PLIVO -> PlivoCarrier.PROFILE;
      case VONAGE -> VonageCarrier.PROFILE;
    };
  }

  /// Names of settings.
  List<String> required() {
    return switch (this) {
      case TELNYX -> List.of("TELNYX_API_KEY");
      case TWILIO -> List.of("TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN");
      case PLIVO -> List.of("PLIVO_AUTH_ID", "PLIVO_AUTH_TOKEN");
      case VONAGE -> List.of("VONAGE_API_KEY", "VONAGE_API_SECRET");
    };
  }

  /// The setting of what proves that a call comes from it: Telnyx's own public key, or a secret
  /// that the other three share with us.
  String signing() {
    return switch (this) {
      case TELNYX -> "TELNYX_PUBLIC_KEY";
      case TWILIO -> "TWILIO_AUTH_TOKEN";
      case PLIVO -> "PLIVO_AUTH_TOKEN";
      case VONAGE -> "VONAGE_SIGNATURE_SECRET";
    };
  }

  static Optional<CarrierBrand> of(String label) {
    return Stream.of(values()).filter(brand -> brand.label().equals(label)).findFirst();
  }

  /// `euros` is for the one that quotes in them.
  Carrier carrier(
      RestApi api, InstantSource clock, Optional<VoiceUrls> voice, Optional<Euros> euros) {
    return switch (this) {
      case TELNYX -> new TelnyxCarrier(api, clock, voice);
      case TWILIO -> new TwilioCarrier(api, clock, voice);
      case PLIVO -> new PlivoCarrier(api, voice);
      case VONAGE -> new VonageCarrier(api, euros, voice);
    };
  }
}
