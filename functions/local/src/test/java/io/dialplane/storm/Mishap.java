package io.dialplane.storm;

/// Something that a storm does to a function. Its weight is how often it does so, of the calls to
/// which it can.
sealed interface Mishap permits StoreFault, CarrierFault, HttpFault, Death {
  String label();

  double weight();
}
