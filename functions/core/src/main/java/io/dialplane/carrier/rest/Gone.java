package io.dialplane.carrier.rest;

import static io.dialplane.port.CarrierAnswer.accepted;
import static io.dialplane.port.CarrierAnswer.unknown;

import io.dialplane.port.Carrier.Confirmed;
import io.dialplane.port.Carrier.OnAccount;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;

/// What it means of a release that the carrier knows no such number.
public final class Gone {
  private Gone() {}

  /// Released, where the account, looked at after that, does not have the number, or has it under
  /// another id: bought again since.
  public static CarrierAnswer<Confirmed> confirmed(CarrierAnswer<OnAccount> after, String id) {
    boolean another =
        after instanceof CarrierAnswer.Accepted<OnAccount>(var there)
            && !there.carrierId().equals(id);
    return another || after.isRefused(Refusal.ABSENT)
        ? accepted(Confirmed.DONE)
        : unknown("the carrier knows no such number, and the account still shows it");
  }
}
