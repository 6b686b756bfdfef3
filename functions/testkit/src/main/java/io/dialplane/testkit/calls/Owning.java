package io.dialplane.testkit.calls;

import io.dialplane.domain.Change;
import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.domain.Listing;
import io.dialplane.domain.Money;
import io.dialplane.domain.NumberSettings;
import io.dialplane.domain.NumberType;
import io.dialplane.domain.Origin;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Pointing;
import io.dialplane.domain.Price;
import io.dialplane.domain.Renewal;
import io.dialplane.domain.Seen;
import io.dialplane.domain.Tenant;
import io.dialplane.port.Commit;
import io.dialplane.wiring.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts numbers of a carrier into the table, as if they had been bought there an hour ago.
public record Owning(Wiring wiring, Tenant tenant, CallingCarrier carrier) {
  private static final Duration AGO = Duration.ofHours(1);

  /// A number that takes calls, pointed at an agent where there is one.
  public Owned number(String e164, @Nullable String agentId) {
    return number(e164, agentId, NumberSettings.INITIAL, Renewal.NEVER);
  }

  public Owned number(
      String e164, @Nullable String agentId, NumberSettings settings, Renewal renewal) {
    Instant at = wiring.surroundings().now().minus(AGO);
    E164 number = new E164(e164);
    Listing listing =
        new Listing(
            number,
            "US",
            NumberType.LOCAL,
            null,
            null,
            null,
            Set.of(Feature.VOICE),
            carrier.label());
    Owned owned =
        new Owned(
            tenant,
            wiring.ids().of(number),
            listing,
            new Price(Money.ZERO, Money.ZERO),
            new Origin(Origin.Source.IMPORTED, null, "carrier's " + e164, at),
            settings,
            agentId,
            renewal,
            Pointing.NOWHERE,
            1);
    put(new Change.PutNumber(owned, Seen.absent()));
    if (agentId != null) {
      put(new Change.CountNumber(tenant, agentId, 1));
    }
    return owned;
  }

  private void put(Change change) {
    if (!(wiring.surroundings().store().commit(List.of(change)) instanceof Commit.Applied)) {
      throw new IllegalStateException("is there already: " + change.getClass());
    }
  }
}
