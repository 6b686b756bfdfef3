package io.dialplane.wiring;

import io.dialplane.carrier.rest.Connections;
import io.dialplane.carrier.rest.Network;
import io.dialplane.carrier.rest.RestApi;
import io.dialplane.carrier.vonage.Euros;
import io.dialplane.port.Carrier;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The carriers of this deployment, in the order of CARRIERS, with what they share: connections and
/// credentials.
final class CarrierLineup {
  private final Settings settings;
  private final CarrierCredentials credentials;
  private final Network network;

  CarrierLineup(Settings settings, RandomGenerator random) {
    // Carriers live in real time, whatever the deployment's own clock shows.
    InstantSource real = InstantSource.system();
    this.settings = settings;
    this.credentials =
        CarrierCredentials.of(settings.environment(), CarrierCredentials.FOR_REQUESTS);
    this.network =
        new Network(new Connections(real), settings.timing().carrierTimeout(), real, random);
  }

  /// `sandbox` stands where CARRIERS names it.
  List<Carrier> carriers(Carrier sandbox, InstantSource clock) {
    List<Carrier> carriers = new ArrayList<>();
    for (String name : settings.selling().carriers()) {
      carriers.add(CarrierBrand.of(name).map(brand -> carrier(brand, clock)).orElse(sandbox));
    }
    return carriers;
  }

  private Carrier carrier(CarrierBrand brand, InstantSource clock) {
    Optional<Euros> euros =
        new Reader(settings.environment()).rate("VONAGE_USD_PER_EUR").map(Euros::new);
    return brand.carrier(
        new RestApi(brand.profile(), credentials, network),
        clock,
        settings.voiceUrls(brand),
        euros);
  }

  /// Before a snapshot is taken: none of a function that lacks a credential, and none with a live
  /// connection or what a secret held.
  void prepare() {
    List<CarrierBrand> brands =
        settings.selling().carriers().stream()
            .flatMap(name -> CarrierBrand.of(name).stream())
            .toList();
    brands.stream().flatMap(brand -> brand.required().stream()).forEach(credentials::require);
    if (!brands.isEmpty()) {
      network.connections().rehearse();
    }
    credentials.renew();
    network.connections().renew();
  }
}
