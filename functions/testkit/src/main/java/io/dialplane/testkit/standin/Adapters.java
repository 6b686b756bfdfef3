package io.dialplane.testkit.standin;

import io.dialplane.carrier.rest.Connections;
import io.dialplane.carrier.rest.Credentials;
import io.dialplane.carrier.rest.Network;
import io.dialplane.carrier.rest.RestApi;
import io.dialplane.carrier.rest.VoiceUrls;
import io.dialplane.carrier.telnyx.TelnyxCarrier;
import io.dialplane.carrier.twilio.TwilioCarrier;
import io.dialplane.port.Carrier;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// The real adapters, set up as a deployment sets them up, each against its stand-in.
public final class Adapters {
  /// Where this deployment says that it is reached.
  public static final String PUBLIC = "https://calls.example.com/";

  /// Of one call: long enough for a busy machine, short enough to wait for.
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private Adapters() {}

  public static Carrier telnyx(Map<String, String> settings, InstantSource clock) {
    return new TelnyxCarrier(
        api(TelnyxCarrier.PROFILE, settings), clock, VoiceUrls.of(PUBLIC, TelnyxCarrier.NAME));
  }

  public static Carrier twilio(Map<String, String> settings, InstantSource clock) {
    return new TwilioCarrier(
        api(TwilioCarrier.PROFILE, settings), clock, VoiceUrls.of(PUBLIC, TwilioCarrier.NAME));
  }

  private static RestApi api(RestApi.Profile profile, Map<String, String> settings) {
    InstantSource real = InstantSource.system();
    Credentials credentials = setting -> Optional.ofNullable(settings.get(setting));
    return new RestApi(
        profile, credentials, new Network(new Connections(real), TIMEOUT, real, new Random(7)));
  }
}
