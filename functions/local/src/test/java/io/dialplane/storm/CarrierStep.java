package io.dialplane.storm;

import io.dialplane.port.CarrierAnswer.Refusal;
import java.util.List;

/// What changes something at a carrier: how it fails, and with which reasons it is refused, each
/// as often as it is named.
@SuppressWarnings("ImmutableEnumChecker") // lists that are never changed
enum CarrierStep {
  HOLD("a hold", CarrierFault.OF_ALL, Refusal.TAKEN, Refusal.THROTTLED),
  EXTEND_HOLD("a longer hold", CarrierFault.OF_ALL, Refusal.REGULATORY, Refusal.THROTTLED),
  RELEASE_HOLD("the end of a hold", CarrierFault.OF_ALL, Refusal.UNSUPPORTED),
  ORDER(
      "an order",
      CarrierFault.OF_ORDERS,
      Refusal.TAKEN,
      Refusal.TAKEN,
      Refusal.PRICE_CHANGED,
      Refusal.ACCOUNT_FUNDS),
  POINT_VOICE("a pointing", CarrierFault.OF_ALL, Refusal.THROTTLED),
  RELEASE("a release", CarrierFault.OF_RELEASES, Refusal.REGULATORY, Refusal.THROTTLED);

  private final String label;
  private final List<CarrierFault> faults;
  private final List<Refusal> refusals;

  CarrierStep(String label, List<CarrierFault> faults, Refusal... refusals) {
    this.label = label;
    this.faults = faults;
    this.refusals = List.of(refusals);
  }

  String label() {
    return label;
  }

  List<CarrierFault> faults() {
    return faults;
  }

  List<Refusal> refusals() {
    return refusals;
  }
}
