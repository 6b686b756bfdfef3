package io.dialplane.carrier;

import io.dialplane.domain.Mode;
import io.dialplane.domain.Tenant;
import io.dialplane.port.Carrier;
import io.dialplane.port.Carriers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The carriers of a deployment: those it was set up with for live worlds, the sandbox alone for
/// test worlds.
public final class DeploymentCarriers implements Carriers {
  private final List<Carrier> live;
  private final Carrier sandbox;
  private final Duration patience;

  public DeploymentCarriers(
      List<Carrier> live, Carrier sandbox, BigDecimal markupPercent, Duration patience) {
    this.live =
        live.stream().<Carrier>map(each -> new DeploymentCarrier(each, markupPercent)).toList();
    this.sandbox = new DeploymentCarrier(sandbox, markupPercent);
    this.patience = patience;
  }

  @Override
  public List<Carrier> of(Tenant tenant) {
    return tenant.mode() == Mode.TEST ? List.of(sandbox) : live;
  }

  @Override
  public List<Carrier> all() {
    return Stream.concat(
            live.stream().filter(carrier -> !carrier.name().equals(sandbox.name())),
            Stream.of(sandbox))
        .toList();
  }

  @Override
  public Optional<Carrier> named(String name) {
    return all().stream().filter(carrier -> carrier.name().equals(name)).findFirst();
  }

  @Override
  public Duration patience() {
    return patience;
  }
}
