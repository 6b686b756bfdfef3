package io.dialplane.importing;

import io.dialplane.domain.E164;
import io.dialplane.domain.Importing;
import io.dialplane.domain.Purchase;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Tenant;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.Carriers;
import io.dialplane.port.Store;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks for a number on the carrier accounts of a tenant, in the order of preference, and finds
/// out whether a failed purchase has left it there.
record AccountLookup(Carriers carriers, Store store) {

  /// What was found.
  sealed interface Sought {

    /// On the account; `purchase` is the failed one that bought it, where there is one.
    record There(Importing.OnAccount number, @Nullable Purchase purchase) implements Sought {}

    record NotThere(Rejection rejection) implements Sought {}
  }

  Sought find(Tenant tenant, E164 e164) {
    for (Carrier carrier : carriers.of(tenant)) {
      Optional<Sought> found = find(carrier, tenant, e164);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return new Sought.NotThere(
        new Rejection.NotOnCarrierAccount(
            "The number is not on this deployment's carrier account."));
  }

  /// Empty where this carrier surely does not have it.
  private Optional<Sought> find(Carrier carrier, Tenant tenant, E164 e164) {
    return switch (carrier.find(null, e164)) {
      case CarrierAnswer.Accepted<Carrier.OnAccount>(var there) ->
          Optional.of(there(carrier, tenant, there));
      case CarrierAnswer.Refused<Carrier.OnAccount>(var reason, var detail) ->
          reason == CarrierAnswer.Refusal.ABSENT ? Optional.empty() : unavailable(detail);
      case CarrierAnswer.Pending<Carrier.OnAccount> _ ->
          unavailable("An order for it is under way.");
      case CarrierAnswer.Unknown<Carrier.OnAccount>(var detail) -> unavailable(detail);
    };
  }

  private static Optional<Sought> unavailable(String detail) {
    return Optional.of(new Sought.NotThere(new Rejection.CarrierUnavailable(detail)));
  }

  /// What a failed purchase has left is its tenant's alone.
  private Sought there(Carrier carrier, Tenant tenant, Carrier.OnAccount there) {
    Importing.OnAccount number =
        new Importing.OnAccount(there.offer().listing(), there.carrierId());
    List<Purchase> behind =
        store.abandoned(there.offer().e164()).stream()
            .filter(
                purchase ->
                    !carrier.abilities().references() || purchase.id().equals(there.reference()))
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
