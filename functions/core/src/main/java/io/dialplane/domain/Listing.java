package io.dialplane.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a carrier says of a number: where it belongs, what it can carry, and which carrier it is
/// (`provider`). `country` is ISO 3166-1 alpha-2; `region` is the state or province.
public record Listing(
    E164 e164,
    String country,
    NumberType type,
    @Nullable String locality,
    @Nullable String region,
    @Nullable String rateCenter,
    Set<Feature> features,
    String provider) {

  public Listing {
    features = Set.copyOf(features);
  }
}
