package io.dialplane.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Agent;
import io.dialplane.domain.Feature;
import io.dialplane.domain.Freed;
import io.dialplane.domain.Listing;
import io.dialplane.domain.Liveness;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.NumberStatus;
import io.dialplane.domain.Ordering;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Price;
import io.dialplane.domain.Releasing;
import io.dialplane.domain.Reserved;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An owned or releasing number as its owner sees it.
public final class NumberView {

  private NumberView() {}

  /// `agent` is the one that the number points at, where there is one.
  public static ObjectNode of(NumberState number, @Nullable Agent agent, Instant now) {
    return switch (number) {
      case Owned owned -> of(owned, owned.status(), Liveness.obstacle(owned, agent, now));
      case Releasing releasing ->
          of(releasing.was(), NumberStatus.RELEASING, Liveness.obstacle(releasing, null, now));
      case Reserved _, Ordering _, Freed _ ->
          throw new IllegalArgumentException("not an owned number");
    };
  }

  private static ObjectNode of(Owned owned, NumberStatus status, Optional<Liveness> obstacle) {
    ObjectNode view =
        Json.object()
            .put("id", owned.id().toString())
            .put("organizationId", owned.tenant().organizationId());
    listing(view, owned.listing());
    view.put("status", status.label())
        .put("defaultAgentId", owned.agentId())
        .put("label", owned.settings().label());
    var tags = view.putArray("tags");
    owned.settings().tags().forEach(tags::add);
    price(view, owned.price());
    boolean releasing = status == NumberStatus.RELEASING;
    return view.put("source", owned.origin().source().name().toLowerCase(Locale.ROOT))
        .put("renewsAt", releasing ? null : Json.timeOrNull(owned.renewal().renewsAt()))
        .put("graceEndsAt", releasing ? null : Json.timeOrNull(owned.renewal().graceEndsAt()))
        .put("allowInbound", owned.settings().allowInbound())
        .put("allowOutbound", owned.settings().allowOutbound())
        .put("deletionProtection", owned.settings().deletionProtection())
        .put("live", obstacle.isEmpty())
        .put("notLiveReason", obstacle.map(Liveness::label).orElse(null))
        .put("createdAt", Json.time(owned.createdAt()));
  }

  static void listing(ObjectNode view, Listing listing) {
    view.put("e164", listing.e164().value())
        .put("formatted", listing.e164().formatted())
        .put("country", listing.country())
        .put("numberType", listing.type().label())
        .put("locality", listing.locality())
        .put("region", listing.region());
    var features = view.putArray("features");
    listing.features().stream().sorted().map(Feature::label).forEach(features::add);
    view.put("provider", listing.provider());
  }

  static void price(ObjectNode view, Price price) {
    view.set("monthlyCost", Json.money(price.monthly()));
    view.set("setupCost", Json.money(price.setup()));
    view.put("currency", "USD");
  }
}
