package io.dialplane.testkit.standin;

import io.dialplane.carrier.plivo.PlivoCarrier;
import io.dialplane.carrier.rest.Connections;
import io.dialplane.carrier.rest.Credentials;
import io.dialplane.carrier.rest.Network;
import io.dialplane.carrier.rest.RestApi;
import io.dialplane.carrier.telnyx.TelnyxCarrier;
import io.dialplane.carrier.twilio.TwilioCarrier;
import io.dialplane.carrier.vonage.Euros;
import io.dialplane.carrier.vonage.VonageCarrier;
import io.dialplane.port.Carrier;
import io.dialplane.port.VoiceUrls;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// The real adapters, set up as a deployment sets them up, each against its stand-in.
public final class Adapters {
  /// Where this deployment says that it is reached.
  public static final String PUBLIC = "https://calls.example.com/";

  /// Of one call that is meant to be answered: long enough for a busy machine.
  public static final Duration PATIENT = Duration.ofSeconds(5);

  /// Of one that is not.
  public static final Duration HASTY = Duration.ofMillis(400);

  private Adapters() {}

  /// Where calls at a carrier are to come.
  public static VoiceUrls calls(String carrier) {
    return VoiceUrls.of(PUBLIC, carrier).orElseThrow();
  }

  public static Carrier telnyx(
      Map<String, String> settings, InstantSource clock, Duration timeout) {
    return new TelnyxCarrier(
        api(TelnyxCarrier.PROFILE, settings, timeout),
        clock,
        Optional.of(calls(TelnyxCarrier.NAME)));
  }

  public static Carrier twilio(
      Map<String, String> settings, InstantSource clock, Duration timeout) {
    return new TwilioCarrier(
        api(TwilioCarrier.PROFILE, settings, timeout),
        clock,
        Optional.of(calls(TwilioCarrier.NAME)));
  }

  public static Carrier plivo(Map<String, String> settings, Duration timeout) {
    return new PlivoCarrier(
        api(PlivoCarrier.PROFILE, settings, timeout), Optional.of(calls(PlivoCarrier.NAME)));
  }

  public static Carrier vonage(Map<String, String> settings, Duration timeout) {
    return new VonageCarrier(
        api(VonageCarrier.PROFILE, settings, timeout),
        Optional.ofNullable(settings.get("VONAGE_USD_PER_EUR"))
            .map(rate -> new Euros(new BigDecimal(rate))),
        Optional.of(calls(VonageCarrier.NAME)));
  }

  private static RestApi api(
      RestApi.Profile profile, Map<String, String> settings, Duration timeout) {
    InstantSource real = InstantSource.system();
    Credentials credentials = setting -> Optional.ofNullable(settings.get(setting));
    return new RestApi(
        profile, credentials, new Network(new Connections(real), timeout, real, new Random(7)));
  }
}
