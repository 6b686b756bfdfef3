package io.dialplane.domain;

/// A number that a carrier sells now at a price. `reservable` says that the carrier itself can hold
/// it.
public record Offer(Listing listing, Price price, boolean reservable) {

  public E164 e164() {
    return listing.e164();
  }
}
