package io.dialplane.importing;

import io.dialplane.domain.E164;
import io.dialplane.domain.Importing;
import io.dialplane.domain.Purchase;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Tenant;
import io.dialplane.http.VoicePointing;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.Carriers;
import io.dialplane.port.SideBySide;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks for a number on the carrier accounts of a tenant, in the order of preference, and finds
/// out whether a failed purchase has left it there. Nothing there is changed by it.
record AccountLookup(VoicePointing voice) {

  /// What was found.
  sealed interface Sought {

    /// On the account; `purchase` is the failed one that bought it, where there is one.
    record There(Importing.OnAccount number, @Nullable Purchase purchase) implements Sought {}

    record NotThere(Rejection rejection) implements Sought {}
  }

  /// Whichever carrier has it; where none has and one could not be asked, that is not known.
  Sought find(Tenant tenant, E164 e164) {
    Carriers carriers = voice.carriers();
    List<Carrier> asked = carriers.of(tenant);
    List<CarrierAnswer<Carrier.OnAccount>> answers =
        SideBySide.ask(asked, each -> each.find(null, e164), carriers.patience());
    Rejection nowhere =
        new Rejection.NotOnCarrierAccount(
            "The number is not on this deployment's carrier account.");
    for (int i = 0; i < answers.size(); i++) {
      switch (answers.get(i)) {
        case CarrierAnswer.Accepted<Carrier.OnAccount>(var there) -> {
          return there(asked.get(i), tenant, there);
        }
        case CarrierAnswer.Refused<Carrier.OnAccount>(var reason, var detail) -> {
          if (reason != CarrierAnswer.Refusal.ABSENT) {
            nowhere = new Rejection.CarrierUnavailable(detail);
          }
        }
        case CarrierAnswer.Pending<Carrier.OnAccount> _ ->
            nowhere = new Rejection.CarrierUnavailable("An order for it is under way.");
        case CarrierAnswer.Unknown<Carrier.OnAccount>(var detail) ->
            nowhere = new Rejection.CarrierUnavailable(detail);
      }
    }
    return new Sought.NotThere(nowhere);
  }

  /// What a failed purchase has left is its tenant's alone.
  private Sought there(Carrier carrier, Tenant tenant, Carrier.OnAccount there) {
    Importing.OnAccount number =
        new Importing.OnAccount(there.offer().listing(), there.carrierId(), voice.untried(carrier));
    List<Purchase> behind =
        voice.around().store().abandoned(there.offer().e164()).stream()
            .filter(purchase -> carrier.isBoughtBy(purchase.id(), there))
            .toList();
    Optional<Purchase> own =
        behind.stream().filter(purchase -> purchase.tenant().equals(tenant)).findFirst();
    return behind.isEmpty() || own.isPresent()
        ? new Sought.There(number, own.orElse(null))
        : new Sought.NotThere(
            new Rejection.NotOnCarrierAccount(
                "The number is what another organization's purchase has left on the account."));
  }
}
