package io.dialplane.port;

import io.dialplane.port.Carrier.Confirmed;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.util.Optional;
import java.util.function.Function;

/// Where a carrier sends the calls of a number and tells how they went: paths of this deployment's
/// own API. The carrier's signatures cover them, whatever name a request came in by.
public record VoiceUrls(String inbound, String status) {

  /// Empty without a `publicBaseUrl`: a deployment that does not know where it is reached cannot
  /// have calls.
  public static Optional<VoiceUrls> of(String publicBaseUrl, String carrier) {
    String base =
        publicBaseUrl.endsWith("/")
            ? publicBaseUrl.substring(0, publicBaseUrl.length() - 1)
            : publicBaseUrl;
    String path = base + "/voice/" + carrier;
    return base.isBlank()
        ? Optional.empty()
        : Optional.of(new VoiceUrls(path + "/inbound", path + "/status"));
  }

  /// Points a number by `point`, where it is known where to.
  public static CarrierAnswer<Confirmed> pointing(
      Optional<VoiceUrls> urls, Function<VoiceUrls, CarrierAnswer<Confirmed>> point) {
    return urls.map(point)
        .orElseGet(() -> CarrierAnswer.refused(Refusal.UNSUPPORTED, "PUBLIC_BASE_URL is not set"));
  }

  /// Whether numbers can be pointed here.
  public static Carrier.Calls calls(Optional<VoiceUrls> urls) {
    return urls.isPresent() ? Carrier.Calls.ARE_POINTED : Carrier.Calls.HAVE_NO_WAY;
  }
}
