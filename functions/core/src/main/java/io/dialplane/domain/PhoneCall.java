package io.dialplane.domain;

/// A call to a number: its carrier (`provider`) and the carrier's own id of it, and who calls, as
/// the carrier puts it, which need not be a telephone number.
public record PhoneCall(E164 called, String caller, String id, String provider) {

  /// Never whole numbers: this may be logged.
  @Override
  public String toString() {
    return "PhoneCall[" + provider + " " + id + "]";
  }
}
