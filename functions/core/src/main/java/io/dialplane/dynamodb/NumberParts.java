package io.dialplane.dynamodb;

import static io.dialplane.dynamodb.NumberColumns.*;

import io.dialplane.domain.Feature;
import io.dialplane.domain.Listing;
import io.dialplane.domain.Money;
import io.dialplane.domain.NumberId;
import io.dialplane.domain.NumberSettings;
import io.dialplane.domain.NumberType;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Origin;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Pointing;
import io.dialplane.domain.Price;
import io.dialplane.domain.Renewal;
import io.dialplane.domain.Reserved;
import io.dialplane.domain.Tenant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The parts that several states of a number share, as columns.
final class NumberParts {

  private NumberParts() {}

  static void put(Row.Builder row, Offer offer) {
    put(row, offer.listing());
    put(row, offer.price());
    row.put(RESERVABLE, offer.reservable());
  }

  private static void put(Row.Builder row, Listing listing) {
    row.put(COUNTRY, listing.country())
        .put(TYPE, listing.type().label())
        .put(LOCALITY, listing.locality())
        .put(REGION, listing.region())
        .put(RATE_CENTER, listing.rateCenter())
        .put(FEATURES, listing.features().stream().sorted().map(Feature::label).toList())
        .put(PROVIDER, listing.provider());
  }

  private static void put(Row.Builder row, Price price) {
    row.put(SETUP, price.setup().micros()).put(MONTHLY, price.monthly().micros());
  }

  static void put(Row.Builder row, Owned owned) {
    put(row, owned.listing());
    put(row, owned.price());
    NumberSettings settings = owned.settings();
    row.put(TENANT, owned.tenant().key())
        .put(ID, owned.id().toString())
        .put(SOURCE, owned.origin().source().name().toLowerCase(Locale.ROOT))
        .put(PURCHASE_ID, owned.origin().purchaseId())
        .put(CARRIER_ID, owned.origin().carrierId())
        .instant(CREATED_AT, owned.createdAt())
        .put(LABEL, settings.label())
        .put(TAGS, settings.tags())
        .put(DELETION_PROTECTION, settings.deletionProtection())
        .put(ALLOW_INBOUND, settings.allowInbound())
        .put(ALLOW_OUTBOUND, settings.allowOutbound())
        .put(AGENT_ID, owned.agentId())
        .instant(RENEWS_AT, owned.renewal().renewsAt())
        .instant(GRACE_ENDS_AT, owned.renewal().graceEndsAt())
        .instant(MISSING_SINCE, owned.renewal().missingSince())
        .put(VERSION, owned.version());
    put(row, owned.pointing());
  }

  private static void put(Row.Builder row, Pointing pointing) {
    if (!pointing.done()) {
      row.put(POINTED, false)
          .instant(POINT_AT, pointing.dueAt())
          .put(POINT_ATTEMPTS, (long) pointing.attempts());
    }
  }

  static Row.Builder putHold(Row.Builder row, Reserved hold) {
    return row.put(HOLD_ID, hold.id().toString())
        .instant(HOLD_CREATED_AT, hold.createdAt())
        .instant(HOLD_EXPIRES_AT, hold.expiresAt())
        .put(HOLD_SETUP, hold.offer().price().setup().micros())
        .put(HOLD_MONTHLY, hold.offer().price().monthly().micros())
        .put(EXCLUSIVE, hold.exclusive())
        .put(EXTENDED, hold.extended())
        .put(CARRIER_HOLD, hold.carrierHold());
  }

  static @Nullable Reserved hold(Row row, Offer offer) {
    if (row.find(HOLD_ID) == null) {
      return null;
    }
    Price price = new Price(new Money(row.get(HOLD_SETUP)), new Money(row.get(HOLD_MONTHLY)));
    return new Reserved(
        tenant(row),
        id(row, HOLD_ID),
        new Offer(offer.listing(), price, offer.reservable()),
        row.instant(HOLD_CREATED_AT),
        row.instant(HOLD_EXPIRES_AT),
        row.is(EXCLUSIVE),
        row.is(EXTENDED),
        row.find(CARRIER_HOLD));
  }

  static Reserved reserved(Row row) {
    return new Reserved(
        tenant(row),
        id(row, ID),
        offer(row),
        row.instant(CREATED_AT),
        row.seconds(EXPIRES_AT),
        row.is(EXCLUSIVE),
        row.is(EXTENDED),
        row.find(CARRIER_HOLD));
  }

  static Owned owned(Row row) {
    return new Owned(
        tenant(row),
        id(row, ID),
        listing(row),
        price(row),
        new Origin(
            Origin.Source.valueOf(row.get(SOURCE).toUpperCase(Locale.ROOT)),
            row.find(PURCHASE_ID),
            row.get(CARRIER_ID),
            row.instant(CREATED_AT)),
        settings(row),
        row.find(AGENT_ID),
        new Renewal(
            row.findInstant(RENEWS_AT),
            row.findInstant(GRACE_ENDS_AT),
            row.findInstant(MISSING_SINCE)),
        pointing(row),
        row.get(VERSION));
  }

  private static Pointing pointing(Row row) {
    return row.find(POINTED) == null
        ? Pointing.DONE
        : new Pointing(
            row.is(POINTED), row.findInstant(POINT_AT), Math.toIntExact(row.get(POINT_ATTEMPTS)));
  }

  private static NumberSettings settings(Row row) {
    return new NumberSettings(
        row.find(LABEL),
        Optional.ofNullable(row.find(TAGS)).orElse(List.of()),
        row.is(DELETION_PROTECTION),
        row.is(ALLOW_INBOUND),
        row.is(ALLOW_OUTBOUND));
  }

  static Offer offer(Row row) {
    return new Offer(listing(row), price(row), row.is(RESERVABLE));
  }

  private static Price price(Row row) {
    return new Price(new Money(row.get(SETUP)), new Money(row.get(MONTHLY)));
  }

  private static Listing listing(Row row) {
    return new Listing(
        e164(row),
        row.get(COUNTRY),
        NumberType.of(row.get(TYPE)).orElseThrow(),
        row.find(LOCALITY),
        row.find(REGION),
        row.find(RATE_CENTER),
        row.get(FEATURES).stream()
            .map(label -> Feature.of(label).orElseThrow())
            .collect(Collectors.toSet()),
        row.get(PROVIDER));
  }

  static io.dialplane.domain.E164 e164(Row row) {
    return new io.dialplane.domain.E164(row.get(E164));
  }

  static Tenant tenant(Row row) {
    return Tenant.ofKey(row.get(TENANT));
  }

  static NumberId id(Row row, Column<String> column) {
    return NumberId.parse(row.get(column)).orElseThrow();
  }
}
