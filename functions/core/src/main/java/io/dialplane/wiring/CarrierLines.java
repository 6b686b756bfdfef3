package io.dialplane.wiring;

import io.dialplane.carrier.rest.Credentials;
import io.dialplane.port.Lines;
import java.util.Optional;

/// The lines of the carriers that CARRIERS names.
final class CarrierLines implements Lines {
  private final Settings settings;
  private final CarrierCredentials credentials;

  CarrierLines(Settings settings) {
    this.settings = settings;
    this.credentials =
        CarrierCredentials.of(settings.environment(), CarrierCredentials.FOR_SIGNATURES);
  }

  @Override
  public Optional<Line> of(String carrier) {
    return settings.selling().carriers().contains(carrier)
        ? CarrierBrand.of(carrier).map(this::line)
        : Optional.empty();
  }

  @Override
  public Optional<Line> renewed(String carrier) {
    return credentials.doubt() ? of(carrier) : Optional.empty();
  }

  private Line line(CarrierBrand brand) {
    return new Line(brand.signing(), secret(brand), settings.voiceUrls(brand));
  }

  private Optional<String> secret(CarrierBrand brand) {
    try {
      return credentials.find(brand.signing());
    } catch (Credentials.NotSetUp _) {
      return Optional.empty();
    }
  }

  /// Before a snapshot is taken: walks the way to the secret, and forgets what it held. One that
  /// lacks a signing secret is no reason to refuse a deployment, whose other carriers work.
  void prepare() {
    settings.selling().carriers().forEach(carrier -> of(carrier));
    credentials.renew();
  }
}
